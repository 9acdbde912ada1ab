//! Two servers whose responses are empty: one of the HTTP library alone, and a router with one handler.

use std::convert::Infallible;
use std::net::SocketAddr;

use anyhow::Result;
use dapr_app::DaprApp;

/// Serves `/orders/{id}/status` with a router.
pub(crate) async fn router(port: u16) -> Result<()> {
    let app = DaprApp::builder()
        .method("GET", "/orders/{id}/status", async || {})
        .build()?;
    app.serve(address(port)).await?;
    Ok(())
}

/// Serves all paths with the HTTP library alone, set up as the router does it.
#[cfg(not(target_os = "wasi"))]
pub(crate) async fn library(port: u16) -> Result<()> {
    use http_body_util::Empty;
    use hyper::service::service_fn;
    use hyper_util::rt::TokioIo;

    let listener = tokio::net::TcpListener::bind(address(port)).await?;
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let service = service_fn(async |_request| {
            Ok::<_, Infallible>(hyper::Response::new(Empty::<bytes::Bytes>::new()))
        });
        let connection = hyper::server::conn::http1::Builder::new()
            .serve_connection(TokioIo::new(stream), service);
        tokio::spawn(async move {
            let _ = connection.await;
        });
    }
}

/// Serves all paths with the HTTP library alone, set up as the router does it.
#[cfg(target_os = "wasi")]
pub(crate) async fn library(port: u16) -> Result<()> {
    use hyper::service::{make_service_fn, service_fn};

    let service = make_service_fn(|_connection| async {
        let handle =
            |_request| async { Ok::<_, Infallible>(hyper::Response::new(hyper::Body::empty())) };
        Ok::<_, Infallible>(service_fn(handle))
    });
    hyper::Server::try_bind(&address(port))?
        .tcp_nodelay(true)
        .http1_writev(false)
        .serve(service)
        .await?;
    Ok(())
}

fn address(port: u16) -> SocketAddr {
    ([127, 0, 0, 1], port).into()
}
