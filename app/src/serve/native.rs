//! The server on hyper 1 and Tokio.

use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::pin;

use dapr_client::BoxError;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;

use crate::app::DaprApp;
use crate::body::{HttpBody, from_http};

pub(super) async fn serve(
    app: DaprApp,
    address: SocketAddr,
    stop: impl Future<Output = ()>,
) -> Result<(), BoxError> {
    let listener = TcpListener::bind(address).await?;
    let connections = GracefulShutdown::new();
    let mut stop = pin!(stop);
    loop {
        let stream = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => stream,
                // Too many open files, or the connection was closed already: the next one may work.
                Err(_) => {
                    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let _ = stream.set_nodelay(true);
        let app = app.clone();
        let service = service_fn(move |request: hyper::Request<hyper::body::Incoming>| {
            let app = app.clone();
            async move {
                let response = app.handle(request.map(from_http)).await;
                Ok::<_, Infallible>(response.map(HttpBody))
            }
        });
        let mut server = http1::Builder::new();
        let connection = server
            .timer(TokioTimer::new())
            // daprd keeps connections open: closing an idle one would break a request sent at that moment.
            .header_read_timeout(None)
            .serve_connection(TokioIo::new(stream), service);
        let connection = connections.watch(connection);
        tokio::spawn(async move {
            // The client closed the connection.
            let _ = connection.await;
        });
    }
    drop(listener);
    connections.shutdown().await;
    Ok(())
}
