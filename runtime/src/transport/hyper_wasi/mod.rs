//! Transport for `wasm32-wasip1`: connections of `hyper_wasi` on `tokio_wasi`.
//!
//! No tasks are spawned. Each connection is polled by the call that uses it, and then by the
//! response body that it streams. `tokio_wasi` cannot interrupt its own wait for sockets. If a
//! spawned task wakes the future of `block_on`, the runtime may miss the wake-up until a socket or
//! timer event occurs. Within one task, no wake-up is needed. This also saves a channel and a
//! second poll.
//!
//! WasmEdge cannot send small packets immediately (`set_nodelay` has no effect in `mio_wasi`). If
//! headers and body are written separately, each request waits 40 ms, because the sidecar's system
//! delays its acknowledgement. So they are written together.

mod connect;
mod connection;
mod pool;
mod resolve;

use std::sync::Arc;
use std::time::Duration;

use hyper::header::{HOST, HeaderValue};
use hyper::http::uri::{Authority, PathAndQuery};
use hyper::{Request, Uri};

use super::{BoxFuture, Transport, TransportError, TransportRequest, TransportResponse, convert};
use connection::RequestBody;
use pool::Pool;

struct HyperWasi {
    pool: Arc<Pool>,
}

pub(crate) fn choose(endpoint: &str) -> Result<Box<dyn Transport>, String> {
    if endpoint.starts_with("https:") {
        return Err("uses https, which this client does not support in WebAssembly".into());
    }
    Ok(Box::new(HyperWasi {
        pool: Arc::default(),
    }))
}

impl Transport for HyperWasi {
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
        let pool = self.pool.clone();
        Box::pin(async move {
            convert::require_runtime()?;
            let mut request = convert::request(request, RequestBody)?;
            let server = name_host(&mut request)?;
            let connection = match pool.kept(&server).await {
                Some(connection) => connection,
                None => connect::connect(server).await?,
            };
            connection.exchange(request, pool).await
        })
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(async move { tokio::time::sleep(duration).await })
    }
}

/// Moves the server of the URL into the `host` header, and returns it.
fn name_host(request: &mut Request<RequestBody>) -> Result<Authority, TransportError> {
    let uri = std::mem::take(request.uri_mut()).into_parts();
    let server = uri
        .authority
        .ok_or_else(|| convert::unwritable("the URL has no host"))?;
    let host = match connect::split(server.as_str()) {
        (host, 80) => host,
        _ => server.as_str(),
    };
    let host = HeaderValue::from_str(host).map_err(convert::unwritable)?;
    request.headers_mut().entry(HOST).or_insert(host);
    let path = uri
        .path_and_query
        .unwrap_or_else(|| PathAndQuery::from_static("/"));
    *request.uri_mut() = Uri::from(path);
    Ok(server)
}
