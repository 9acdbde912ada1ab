//! The server in WasmEdge, on `hyper_wasi` and `tokio_wasi`.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;

use dapr_client::application::RequestHead;
use dapr_client::{Body, BoxError, Headers};
use hyper::Server;
use hyper::service::{make_service_fn, service_fn};

use crate::app::DaprApp;

pub(super) async fn serve(
    app: DaprApp,
    address: SocketAddr,
    stop: impl Future<Output = ()>,
) -> Result<(), BoxError> {
    let service = make_service_fn(move |_connection| {
        let app = app.clone();
        let handle = move |request| handle(app.clone(), request);
        async { Ok::<_, Infallible>(service_fn(handle)) }
    });
    let server = Server::try_bind(&address)?
        .tcp_nodelay(true)
        // WasmEdge cannot switch Nagle's algorithm off: a response in two pieces would wait 40 ms.
        .http1_writev(false)
        .serve(service);
    server.with_graceful_shutdown(stop).await?;
    Ok(())
}

/// Converts between the types of `http` 0.2 and those of the description.
async fn handle(
    app: DaprApp,
    request: hyper::Request<hyper::Body>,
) -> Result<hyper::Response<hyper::Body>, Infallible> {
    let (parts, body) = request.into_parts();
    let mut headers = Headers::new();
    for (name, value) in &parts.headers {
        headers.append(name.as_str(), value.as_bytes());
    }
    let head = RequestHead {
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().map(str::to_owned),
        headers,
    };
    let raw = app.respond(head, Body::from_stream(body)).await;
    let body = match raw.body.len() {
        Some(0) => hyper::Body::empty(),
        Some(_) => raw.body.bytes().await.map(Into::into).unwrap_or_default(),
        None => hyper::Body::wrap_stream(raw.body),
    };
    let mut response = hyper::Response::new(body);
    let status = hyper::StatusCode::from_u16(raw.status);
    *response.status_mut() = status.unwrap_or(hyper::StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in raw.headers.iter() {
        let name = hyper::header::HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, hyper::header::HeaderValue::from_bytes(value)) {
            response.headers_mut().append(name, value);
        }
    }
    Ok(response)
}
