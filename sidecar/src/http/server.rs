//! Listening, connections, and shutdown.

use std::io;
use std::net::SocketAddr;
use std::sync::mpsc;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use dapr_client::server::RawResponse;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use hyper_util::server::graceful::GracefulConnection;
use tokio::sync::watch;

use crate::app::OutgoingBody;
use crate::core::Core;

use super::listener::{Listener, Stream};
use super::plain::plain;
use super::process::{ConnectionClosed, process};

/// The timeout for request heads, as in daprd.
const HEAD_TIMEOUT: Duration = Duration::from_secs(10);

/// The operations that daprd serves on its public port.
const PUBLIC_PATHS: [&str; 3] = ["/v1.0/healthz", "/v1.0/healthz/outbound", "/v1.0/metadata"];

/// An address on which a sidecar listens.
pub(crate) struct Server {
    /// For TCP only.
    address: Option<SocketAddr>,
    /// Signals to accept no more connections, and to close idle ones.
    stop: watch::Sender<bool>,
    /// Receives a message from the listening task when its port is free.
    closed: Mutex<mpsc::Receiver<()>>,
}

impl Server {
    /// Serves HTTP on a bound listener, where connections wait until they are accepted.
    pub(crate) fn http(core: Arc<Core>, listener: Listener) -> io::Result<Self> {
        Self::start(core, listener, serve)
    }

    /// Serves only health and metadata, like daprd's public port.
    pub(crate) fn public(core: Arc<Core>, listener: Listener) -> io::Result<Self> {
        Self::start(core, listener, |core, stream, stopped| {
            serve_requests(core, stream, stopped, |request| {
                PUBLIC_PATHS.contains(&request.uri().path())
            })
        })
    }

    /// Serves each connection of a listener with `serve`.
    pub(crate) fn start<F, S>(core: Arc<Core>, listener: Listener, serve: F) -> io::Result<Self>
    where
        F: Fn(Arc<Core>, Stream, watch::Receiver<bool>) -> S + Send + Sync + 'static,
        S: Future<Output = ()> + Send + 'static,
    {
        let address = listener.address()?;
        let (stop, stopped) = watch::channel(false);
        let (closing, closed) = mpsc::channel();
        let its_core = Arc::clone(&core);
        core.spawn(async move {
            listen(&its_core, listener, stopped, serve).await;
            drop(closing);
        });
        Ok(Self {
            address,
            stop,
            closed: Mutex::new(closed),
        })
    }

    pub(crate) fn address(&self) -> Option<SocketAddr> {
        self.address
    }

    /// Accepts no more connections, and waits for active requests.
    pub(crate) async fn finish(&self, grace: Duration) {
        self.stop.send_replace(true);
        // Each task holds a receiver; the last task drops the last one.
        let _ = tokio::time::timeout(grace, self.stop.closed()).await;
    }

    /// Waits until the port is free. Returns soon, because all tasks have been aborted.
    pub(crate) fn close(&self) {
        let closed = self.closed.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = closed.recv_timeout(Duration::from_secs(1));
    }
}

async fn listen<F, S>(
    core: &Arc<Core>,
    listener: Listener,
    mut stopped: watch::Receiver<bool>,
    serve: F,
) where
    F: Fn(Arc<Core>, Stream, watch::Receiver<bool>) -> S,
    S: Future<Output = ()> + Send + 'static,
{
    let Ok(listener) = listener.accepting() else {
        return;
    };
    loop {
        let accepted = tokio::select! {
            _ = stopped.wait_for(|stopped| *stopped) => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok(stream) => core.spawn(serve(Arc::clone(core), stream, stopped.clone())),
            // Probably too many open files: retries later, when other connections have been closed.
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
}

/// One connection, HTTP/1.1 or HTTP/2.
async fn serve(core: Arc<Core>, stream: Stream, stopped: watch::Receiver<bool>) {
    serve_requests(core, stream, stopped, |_| true).await;
}

/// A connection, which may close before all of its requests have a response.
async fn serve_requests(
    core: Arc<Core>,
    stream: Stream,
    stopped: watch::Receiver<bool>,
    is_served: fn(&http::Request<Incoming>) -> bool,
) {
    let mut builder = Builder::new(TokioExecutor::new());
    builder
        .http1()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIMEOUT)
        .title_case_headers(true);
    builder.http2().timer(TokioTimer::new());
    let service = service_fn(move |request| {
        let core = is_served(&request).then(|| Arc::clone(&core));
        async move {
            match core {
                Some(core) => respond(core, request).await,
                None => Ok(into_http(plain(404, "404 page not found"))),
            }
        }
    });
    let connection = builder.serve_connection(TokioIo::new(stream), service);
    until_stopped(connection, stopped).await;
}

/// Waits for the end of a connection. After the server stops, the connection accepts no more requests.
pub(crate) async fn until_stopped(
    connection: impl GracefulConnection,
    mut stopped: watch::Receiver<bool>,
) {
    tokio::pin!(connection);
    // After an error the connection is closed, which the client sees.
    tokio::select! {
        _ = &mut connection => return,
        _ = stopped.wait_for(|stopped| *stopped) => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

async fn respond(
    core: Arc<Core>,
    request: http::Request<Incoming>,
) -> Result<http::Response<OutgoingBody>, ConnectionClosed> {
    if !core.options.logs_calls {
        return Ok(into_http(process(core, request).await?));
    }
    let log = core.log.clone();
    let call = format!("{} {}", request.method(), request.uri());
    let begin = std::time::Instant::now();
    let response = process(core, request).await?;
    let millis = begin.elapsed().as_secs_f64() * 1000.0;
    log.info(
        "api",
        format_args!("{call}: {} in {millis:.1} ms", response.status),
    );
    Ok(into_http(response))
}

/// Converts a response for hyper. Invalid headers are omitted.
fn into_http(raw: RawResponse) -> http::Response<OutgoingBody> {
    let mut response = http::Response::new(OutgoingBody::new(raw.body));
    *response.status_mut() =
        http::StatusCode::from_u16(raw.status).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in raw.headers.iter() {
        // As in Go: a 304 response has no content type.
        if raw.status == 304 && name.eq_ignore_ascii_case("content-type") {
            continue;
        }
        let pair = (
            http::HeaderName::from_bytes(name.as_bytes()),
            http::HeaderValue::from_bytes(value),
        );
        if let (Ok(name), Ok(value)) = pair {
            response.headers_mut().append(name, value);
        }
    }
    response
}
