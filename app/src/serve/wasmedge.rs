//! The server in WasmEdge, on `hyper_wasi` and `tokio_wasi`.
//!
//! Connections are accepted here: the `Server` of `hyper_wasi` makes each program 9 KB larger.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::{Pin, pin};
use std::task::{Context, Poll};
use std::time::Duration;

use dapr_client::application::RequestHead;
use dapr_client::{Body, BoxError, Bytes, Error, Headers};
use futures_core::Stream;
use hyper::body::{HttpBody, SizeHint};
use hyper::header::{HeaderMap, HeaderName, HeaderValue};
use hyper::server::conn::Http;
use hyper::service::service_fn;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;

use crate::app::DaprApp;

pub(super) async fn serve(
    app: DaprApp,
    address: SocketAddr,
    stop: impl Future<Output = ()>,
) -> Result<(), BoxError> {
    let listener = bind(address)?;
    let (stopping, running) = watch::channel(());
    let mut stop = pin!(stop);
    loop {
        let accepted = tokio::select! {
            biased;
            () = &mut stop => break,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, _)) => {
                tokio::spawn(serve_connection(app.clone(), stream, running.clone()));
            }
            // Too many open files, or the connection was closed already: the next one may work.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
    drop((listener, running));
    let _ = stopping.send(());
    // Each connection has a receiver.
    stopping.closed().await;
    Ok(())
}

fn bind(address: SocketAddr) -> io::Result<TcpListener> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4(),
        SocketAddr::V6(_) => TcpSocket::new_v6(),
    }?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    socket.listen(128)
}

/// Serves a connection until the client closes it or, after `running` changes, until the current
/// request is finished.
async fn serve_connection(app: DaprApp, stream: TcpStream, mut running: watch::Receiver<()>) {
    let service = service_fn(move |request| handle(app.clone(), request));
    // WasmEdge cannot switch Nagle's algorithm off: a response in two pieces would wait 40 ms.
    let mut server = Http::new();
    let mut connection = pin!(server.http1_writev(false).serve_connection(stream, service));
    tokio::select! {
        biased;
        _ = running.changed() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
        _ = connection.as_mut() => {}
    }
}

/// Converts between the types of `http` 0.2 and those of the description.
async fn handle(
    app: DaprApp,
    request: hyper::Request<hyper::Body>,
) -> Result<hyper::Response<ResponseBody>, Infallible> {
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
    let mut response = hyper::Response::new(ResponseBody(raw.body));
    let status = hyper::StatusCode::from_u16(raw.status);
    *response.status_mut() = status.unwrap_or(hyper::StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in raw.headers.iter() {
        let name = HeaderName::from_bytes(name.as_bytes());
        if let (Ok(name), Ok(value)) = (name, HeaderValue::from_bytes(value)) {
            response.headers_mut().append(name, value);
        }
    }
    Ok(response)
}

/// A body of the client as a body of `hyper_wasi`.
struct ResponseBody(Body);

impl HttpBody for ResponseBody {
    type Data = Bytes;
    type Error = Error;

    fn poll_data(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, Error>>> {
        Pin::new(&mut self.0).poll_next(context)
    }

    fn poll_trailers(
        self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Result<Option<HeaderMap>, Error>> {
        Poll::Ready(Ok(None))
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.len().map(SizeHint::with_exact).unwrap_or_default()
    }
}
