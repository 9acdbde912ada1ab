//! Conversion of requests.

use wasip2::http::types::{Fields, HeaderError, Method, OutgoingRequest, Scheme};

use super::super::{TransportError, TransportRequest};
use crate::Body;

/// Converts a request, and returns its body if it has one.
///
/// If the body is missing where HTTP expects one, sets its length.
pub(super) fn convert(
    request: TransportRequest,
) -> Result<(OutgoingRequest, Option<Body>), TransportError> {
    let fields = Fields::new();
    let append = |name: &str, value: &[u8]| fields.append(name, value).map_err(unwritable_header);
    for (name, value) in request.headers.iter() {
        append(name, value)?;
    }
    match request.body.len() {
        Some(0) if !request.lacks_body() => {}
        Some(length) => append("content-length", length.to_string().as_bytes())?,
        // Sent chunked.
        None => {}
    }
    let (scheme, authority) = server(&request.url);
    let converted = OutgoingRequest::new(fields);
    converted
        .set_method(&method(&request.method))
        .and_then(|()| converted.set_scheme(Some(&scheme)))
        .and_then(|()| converted.set_authority(Some(authority)))
        .and_then(|()| converted.set_path_with_query(Some(request.path_and_query())))
        .map_err(|()| unwritable("the host rejects its method or its URL"))?;
    let body = (!request.body.is_empty()).then_some(request.body);
    Ok((converted, body))
}

fn method(name: &str) -> Method {
    match name {
        "GET" => Method::Get,
        "HEAD" => Method::Head,
        "POST" => Method::Post,
        "PUT" => Method::Put,
        "DELETE" => Method::Delete,
        "CONNECT" => Method::Connect,
        "OPTIONS" => Method::Options,
        "TRACE" => Method::Trace,
        "PATCH" => Method::Patch,
        other => Method::Other(other.to_owned()),
    }
}

/// Returns the scheme of a URL, and its host with the port.
fn server(url: &str) -> (Scheme, &str) {
    let (scheme, rest) = url.split_once("://").unwrap_or(("http", url));
    let scheme = match scheme {
        "https" => Scheme::Https,
        _ => Scheme::Http,
    };
    (scheme, rest.split('/').next().unwrap_or_default())
}

fn unwritable_header(error: HeaderError) -> TransportError {
    match error {
        HeaderError::Forbidden => TransportError::refused(
            "the host does not let a component set one of its headers",
            None,
        ),
        error => unwritable(error),
    }
}

/// Returns the error for a request that cannot be expressed in HTTP.
fn unwritable(error: impl Into<crate::BoxError>) -> TransportError {
    TransportError::refused(
        "it cannot be written as an HTTP request",
        Some(error.into()),
    )
}
