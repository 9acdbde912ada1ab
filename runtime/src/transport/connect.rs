//! Connecting under WasmEdge.
//!
//! `tokio_wasi` does not notice that a connection is refused: it drops what the system says, and
//! does not ask the socket for its error. A socket without a connection would then look like a
//! connection that breaks, perhaps in the middle of a request. So it is looked at before it is
//! used.

use std::io;
use std::task::{Context, Poll};

use hyper::Uri;
use hyper::client::HttpConnector;
use hyper::service::Service;
use tokio::net::TcpStream;

use super::BoxFuture;
use crate::BoxError;

/// hyper's connector, with an error for a connection that did not come about.
#[derive(Clone)]
pub(super) struct Connector(pub(super) HttpConnector);

impl Service<Uri> for Connector {
    type Response = TcpStream;
    type Error = BoxError;
    type Future = BoxFuture<'static, Result<TcpStream, BoxError>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.0.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let connecting = self.0.call(uri);
        Box::pin(async move {
            let stream = connecting.await?;
            match stream.peer_addr() {
                Ok(_) => Ok(stream),
                Err(error) => Err(reason(&stream).unwrap_or(error).into()),
            }
        })
    }
}

/// Why a socket has no connection: what the system says to the first use of it.
fn reason(stream: &TcpStream) -> Option<io::Error> {
    let error = stream.try_read(&mut [0]).err()?;
    (error.kind() != io::ErrorKind::WouldBlock).then_some(error)
}
