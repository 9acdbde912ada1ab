//! Connections, and the requests that are refused before they are routed.

use std::convert::Infallible;
use std::net::IpAddr;
use std::sync::Arc;

use bytes::Bytes;
use dapr_client::server::query_pairs;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto::Builder;
use tokio::sync::watch;

use super::request::{AdminRequest, Query};
use super::response::{AdminError, AdminResponse};
use super::routes::{find, run};
use crate::core::Core;
use crate::http::{Stream, until_stopped};

/// The maximum size of a request body.
const MAX_BODY_SIZE: usize = 4 << 20;

/// Serves a connection.
pub(crate) async fn serve(core: Arc<Core>, stream: Stream, stopped: watch::Receiver<bool>) {
    let builder = Builder::new(TokioExecutor::new());
    let service = service_fn(move |request| {
        let core = Arc::clone(&core);
        async move {
            let response = respond(&core, request).await;
            Ok::<_, Infallible>(into_http(
                response.unwrap_or_else(AdminError::into_response),
            ))
        }
    });
    let connection = builder.serve_connection(TokioIo::new(stream), service);
    until_stopped(connection, stopped).await;
}

async fn respond(
    core: &Core,
    request: http::Request<Incoming>,
) -> Result<AdminResponse, AdminError> {
    let (parts, body) = request.into_parts();
    let authority = parts.uri.authority().map(http::uri::Authority::as_str);
    refuse_foreign(authority, &parts.headers)?;
    let (operation, parameters) = find(parts.method.as_str(), parts.uri.path())?;
    let pairs = query_pairs(parts.uri.query().unwrap_or_default()).collect();
    let request = AdminRequest {
        parameters,
        query: Query::new(pairs),
        body: read(body).await?,
    };
    run(core, operation, request).await
}

async fn read(body: Incoming) -> Result<Bytes, AdminError> {
    let body = Limited::new(body, MAX_BODY_SIZE).collect().await;
    body.map(|body| body.to_bytes()).map_err(|error| {
        if error.is::<LengthLimitError>() {
            AdminError::too_large(format!(
                "the body is larger than {MAX_BODY_SIZE} bytes; send a smaller one"
            ))
        } else {
            AdminError::invalid(format!("the body cannot be read: {error}"))
        }
    })
}

/// Refuses requests that a web page on another host sends from a browser on this machine: under a name that it made
/// resolve to this address, or with its own origin.
fn refuse_foreign(authority: Option<&str>, headers: &HeaderMap) -> Result<(), AdminError> {
    let text = |name| headers.get(name).map(HeaderValue::to_str);
    let host = match text(header::HOST) {
        Some(host) => host.unwrap_or_default(),
        None => authority.unwrap_or_default(),
    };
    if !is_loopback(host) {
        return Err(AdminError::forbidden(format!(
            "the Host header is `{host}`; the admin API accepts only `localhost` and loopback addresses, such as 127.0.0.1"
        )));
    }
    match text(header::ORIGIN) {
        Some(origin) if origin.as_ref().ok() != Some(&format!("http://{host}").as_str()) => {
            Err(AdminError::forbidden(format!(
                "the Origin header is `{}`; a web page of another origin may not use the admin API",
                origin.unwrap_or_default()
            )))
        }
        _ => Ok(()),
    }
}

/// Whether a host with an optional port is a loopback name or address.
fn is_loopback(host: &str) -> bool {
    let Ok(authority) = host.parse::<http::uri::Authority>() else {
        return false;
    };
    let name = authority.host();
    let address = name.trim_start_matches('[').trim_end_matches(']');
    let has_user = authority.as_str().contains('@');
    !has_user
        && (name.eq_ignore_ascii_case("localhost")
            || address
                .parse::<IpAddr>()
                .is_ok_and(|address| address.is_loopback()))
}

fn into_http(response: AdminResponse) -> http::Response<Full<Bytes>> {
    let mut built = http::Response::new(Full::new(response.body));
    *built.status_mut() = http::StatusCode::from_u16(response.status)
        .unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
    let headers = built.headers_mut();
    let fixed = [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !response.content_type.is_empty() {
        let content_type = HeaderValue::from_static(response.content_type);
        headers.insert(header::CONTENT_TYPE, content_type);
    }
    for (name, value) in response.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    built
}
