//! HTTP client for the application and for external endpoints.

use std::error::Error as _;

use dapr_client::{Body, Headers};
use http::{HeaderName, HeaderValue, Method, Uri};
use http_body_util::BodyExt as _;
use hyper::body::Incoming;
use hyper::ext::ReasonPhrase;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::{TokioExecutor, TokioTimer};

use super::{AppError, IncomingResponse, OutgoingBody, OutgoingRequest, request_target};

/// An HTTP client with a connection pool. It follows no redirects.
#[derive(Clone)]
pub(crate) struct HttpClient {
    client: Client<HttpConnector, OutgoingBody>,
}

impl HttpClient {
    pub(crate) fn new(http2: bool) -> Self {
        let mut connector = HttpConnector::new();
        connector.set_nodelay(true);
        let client = Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .http1_title_case_headers(true)
            .http2_only(http2)
            .build(connector);
        Self { client }
    }

    /// Sends a request to a base URL such as `http://127.0.0.1:8080`.
    pub(crate) async fn send(
        &self,
        base: &str,
        question: OutgoingRequest,
    ) -> Result<IncomingResponse, AppError> {
        let OutgoingRequest {
            method,
            target,
            headers,
            body,
        } = question;
        let url = format!("{base}{target}");
        let address_error =
            |reason: String| AppError::Address(format!("parse \"{url}\": {reason}"));
        let request_url = format!("{base}{}", request_target(&target).map_err(address_error)?);
        let mut request = http::Request::new(OutgoingBody::new(body));
        let body_error = request.body().error();
        *request.uri_mut() = request_url
            .parse::<Uri>()
            .map_err(|error| address_error(error.to_string()))?;
        *request.method_mut() = Method::from_bytes(method.as_bytes())
            .map_err(|_| AppError::Address(format!("net/http: invalid method \"{method}\"")))?;
        let map = request.headers_mut();
        for (name, value) in headers.iter() {
            let pair = (
                HeaderName::from_bytes(name.as_bytes()),
                HeaderValue::from_bytes(value),
            );
            let (Ok(name), Ok(value)) = pair else {
                return Err(AppError::Unreachable {
                    method,
                    url,
                    reason: format!("net/http: invalid header field value for \"{name}\""),
                });
            };
            map.append(name, value);
        }
        let response = self.client.request(request).await;
        let response = response.map_err(|error| match body_error.get() {
            Some(text) => AppError::Body(text.clone()),
            None => AppError::Unreachable {
                reason: reason(&error, base),
                method,
                url,
            },
        })?;
        Ok(convert(response))
    }
}

fn convert(response: http::Response<Incoming>) -> IncomingResponse {
    let (head, body) = response.into_parts();
    let mut headers = Headers::new();
    for (name, value) in &head.headers {
        headers.append(name.as_str(), value.as_bytes());
    }
    let reason = head.extensions.get::<ReasonPhrase>();
    IncomingResponse {
        status: head.status.as_u16(),
        reason: reason.map(|reason| String::from_utf8_lossy(reason.as_bytes()).into_owned()),
        headers,
        body: received(body),
    }
}

fn received(body: Incoming) -> Body {
    if http_body::Body::is_end_stream(&body) {
        return Body::empty();
    }
    // Trailers are not forwarded.
    Body::from_stream(body.into_data_stream())
}

/// Go's message for a failed connection.
fn reason(error: &hyper_util::client::legacy::Error, base: &str) -> String {
    let mut next = error.source();
    while let Some(cause) = next {
        if let Some(io) = cause.downcast_ref::<std::io::Error>() {
            let address = base.split_once("://").map_or(base, |(_, address)| address);
            let text = match io.kind() {
                std::io::ErrorKind::ConnectionRefused => "connect: connection refused".to_owned(),
                std::io::ErrorKind::TimedOut => "i/o timeout".to_owned(),
                std::io::ErrorKind::ConnectionReset => {
                    return "read: connection reset by peer".to_owned();
                }
                _ => io.to_string(),
            };
            return if error.is_connect() {
                format!("dial tcp {address}: {text}")
            } else {
                text
            };
        }
        if cause
            .downcast_ref::<hyper::Error>()
            .is_some_and(hyper::Error::is_incomplete_message)
        {
            return "EOF".to_owned();
        }
        next = cause.source();
    }
    error.to_string()
}
