//! Conversions between the types of this crate and those of hyper, shared by all transports.
//!
//! `hyper` is hyper 1 or, in WebAssembly, `hyper_wasi` 0.15. Code that differs between them is in
//! the files of the transports.

use hyper::header::{CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Request, StatusCode, Uri};

use super::{TransportError, TransportRequest, TransportResponse};
use crate::error::chain;
use crate::{Body, BoxError};

/// Returns an error outside a Tokio runtime, where the first use of a socket would panic.
pub(super) fn require_runtime() -> Result<(), TransportError> {
    match tokio::runtime::Handle::try_current() {
        Ok(_) => Ok(()),
        Err(_) => Err(TransportError::refused("it requires a Tokio runtime", None)),
    }
}

/// Converts a request; `body` converts its body.
///
/// If the body is missing where HTTP expects one, sets its length.
pub(super) fn request<B>(
    request: TransportRequest,
    body: impl FnOnce(Body) -> B,
) -> Result<Request<B>, TransportError> {
    let method = Method::from_bytes(request.method.as_bytes()).map_err(unwritable)?;
    let uri = Uri::try_from(&*request.url).map_err(unwritable)?;
    let mut headers = HeaderMap::new();
    for (name, value) in request.headers.iter() {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(unwritable)?;
        let value = HeaderValue::from_bytes(value).map_err(unwritable)?;
        headers.append(name, value);
    }
    if request.lacks_body() {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(0));
    }
    let mut converted = Request::new(body(request.body));
    *converted.method_mut() = method;
    *converted.uri_mut() = uri;
    *converted.headers_mut() = headers;
    Ok(converted)
}

/// Returns the error for a request that cannot be expressed in HTTP.
pub(super) fn unwritable(error: impl Into<BoxError>) -> TransportError {
    TransportError::refused(
        "it cannot be written as an HTTP request",
        Some(error.into()),
    )
}

/// Converts the status and the headers of a response.
pub(super) fn response(status: StatusCode, headers: &HeaderMap) -> TransportResponse {
    let mut response = TransportResponse::new(status.as_u16());
    for (name, value) in headers {
        response.headers.append(name.as_str(), value.as_bytes());
    }
    response
}

/// Classifies an error that occurred instead of a response.
///
/// `unsent` is `true` if nothing was sent.
pub(super) fn failure(error: impl Into<BoxError>, unsent: bool) -> TransportError {
    let error = error.into();
    let invalid = chain(&*error).find_map(|cause| cause.downcast_ref().and_then(invalid));
    match invalid {
        Some(Invalid::TooManyHeaders) => TransportError::too_many_headers(error),
        Some(Invalid::NotHttp) => TransportError::not_http(error),
        None if unsent => TransportError::connect(error),
        None => TransportError::new(error),
    }
}

enum Invalid {
    TooManyHeaders,
    NotHttp,
}

/// Returns why the data that the server sent is invalid, or `None` for other errors.
///
/// Not all of these errors have methods in both versions of hyper, but their texts are the same.
fn invalid(error: &hyper::Error) -> Option<Invalid> {
    match &*error.to_string() {
        "message head is too large" => Some(Invalid::TooManyHeaders),
        // Data arrived before the request was sent: a gRPC server sends its settings immediately.
        "received unexpected message from connection" => Some(Invalid::NotHttp),
        _ => error.is_parse().then_some(Invalid::NotHttp),
    }
}
