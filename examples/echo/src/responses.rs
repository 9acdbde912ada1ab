//! HTTP responses.

use dapr_client::{ToJson, to_json};
use hyper::header::{ALLOW, CONTENT_TYPE, HeaderValue};
use hyper::{Body, Response, StatusCode};

pub(crate) fn text(status: StatusCode, text: impl Into<Body>) -> Response<Body> {
    response(status, "text/plain; charset=utf-8", text)
}

/// A response with serialized JSON.
pub(crate) fn json(json: impl Into<Body>) -> Response<Body> {
    response(StatusCode::OK, "application/json", json)
}

/// A response to the sidecar, with one of the client's callback types.
pub(crate) fn answer(value: &(impl ToJson + ?Sized)) -> Response<Body> {
    match to_json(value) {
        Ok(text) => json(text),
        Err(error) => text(StatusCode::INTERNAL_SERVER_ERROR, format!("{error}\n")),
    }
}

/// The response to a delivery that cannot be parsed.
pub(crate) fn unreadable(what: &str, error: &dyn std::error::Error) -> Response<Body> {
    let why = crate::with_sources(error);
    eprintln!("echo cannot read {what}: {why}");
    text(
        StatusCode::BAD_REQUEST,
        format!("This is not {what}: {why}\n"),
    )
}

pub(crate) fn method_not_allowed(allowed: &'static str) -> Response<Body> {
    let say = format!("Only {allowed} works here.\n");
    let mut response = text(StatusCode::METHOD_NOT_ALLOWED, say);
    let headers = response.headers_mut();
    headers.insert(ALLOW, HeaderValue::from_static(allowed));
    response
}

fn response(
    status: StatusCode,
    content_type: &'static str,
    body: impl Into<Body>,
) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}
