//! Which path does what.

use std::sync::Arc;

use hyper::header::{ALLOW, CONTENT_TYPE, HeaderValue};
use hyper::{Body, Method, Request, Response, StatusCode};

use crate::memory::Memory;
use crate::with_sources;

const ABOUT: &str = "\
This is echo, a service beside a Dapr sidecar.

POST /echo     answers with the body that it gets
GET  /last     the last message, and how many there were
GET  /healthz  whether the service is up
";

const TEXT: &str = "text/plain; charset=utf-8";
const JSON: &str = "application/json";

/// Answers a request. An error ends the connection; it comes only from a body that breaks off.
pub(crate) async fn answer(
    memory: Arc<Memory>,
    request: Request<Body>,
) -> Result<Response<Body>, hyper::Error> {
    Ok(match (request.method(), request.uri().path()) {
        (&Method::GET, "/") => response(StatusCode::OK, TEXT, ABOUT),
        (&Method::POST, "/echo") => echo(&memory, request).await?,
        (&Method::GET, "/last") => last(&memory).await,
        // About this service alone: whether the sidecar is well, it knows itself.
        (&Method::GET, "/healthz") => response(StatusCode::OK, TEXT, "up\n"),
        (_, "/" | "/last" | "/healthz") => method_not_allowed("GET"),
        (_, "/echo") => method_not_allowed("POST"),
        (_, path) => {
            let text = format!("There is nothing at {path}. GET / says what there is.\n");
            response(StatusCode::NOT_FOUND, TEXT, text)
        }
    })
}

async fn echo(memory: &Memory, request: Request<Body>) -> Result<Response<Body>, hyper::Error> {
    let (head, body) = request.into_parts();
    let body = hyper::body::to_bytes(body).await?;

    // The echo is what was asked for; a message that cannot be remembered does not spoil it.
    if let Err(error) = memory.remember(&body).await {
        eprintln!("echo cannot remember a message: {}", with_sources(&error));
    }

    let mut response = Response::new(Body::from(body));
    if let Some(content_type) = head.headers.get(CONTENT_TYPE) {
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, content_type.clone());
    }
    Ok(response)
}

async fn last(memory: &Memory) -> Response<Body> {
    match memory.recall().await {
        Ok(Some(last)) => response(StatusCode::OK, JSON, last),
        Ok(None) => response(StatusCode::NOT_FOUND, TEXT, "There was no message yet.\n"),
        Err(error) => {
            let why = with_sources(&error);
            eprintln!("echo cannot recall the last message: {why}");
            let text = format!("The last message cannot be read: {why}\n");
            response(StatusCode::BAD_GATEWAY, TEXT, text)
        }
    }
}

fn method_not_allowed(allowed: &'static str) -> Response<Body> {
    let text = format!("Only {allowed} works here.\n");
    let mut response = response(StatusCode::METHOD_NOT_ALLOWED, TEXT, text);
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
