//! Connecting under WasmEdge.
//!
//! `tokio_wasi` does not notice that a connection is refused: it drops what the system says, and
//! does not ask the socket for its error. A socket without a connection would then look like a
//! connection that breaks, perhaps in the middle of a request. So it is looked at before it is
//! used.

use std::io;

use hyper::Uri;
use hyper::client::HttpConnector;
use hyper::client::conn::Builder;
use hyper::http::uri::{Authority, Scheme};
use hyper::service::Service;
use tokio::net::TcpStream;

use super::connection::Connection;
use crate::transport::{TransportError, convert};

/// Opens a connection to a server.
pub(super) async fn connect(server: Authority) -> Result<Connection, TransportError> {
    let uri = Uri::builder()
        .scheme(Scheme::HTTP)
        .authority(server.clone())
        .path_and_query("/")
        .build()
        .map_err(convert::unwritable)?;
    // The connector is always ready.
    let connecting = HttpConnector::new().call(uri).await;
    let stream = connecting.map_err(TransportError::connect)?;
    if let Err(error) = stream.peer_addr() {
        return Err(TransportError::connect(reason(&stream).unwrap_or(error)));
    }
    // Head and body in one write, see `mod.rs`.
    let handshake = Builder::new().http1_writev(false).handshake(stream).await;
    let (sender, driver) = handshake.map_err(TransportError::connect)?;
    Ok(Connection::new(server, sender, driver))
}

/// Why a socket has no connection: what the system says to the first use of it.
fn reason(stream: &TcpStream) -> Option<io::Error> {
    let error = stream.try_read(&mut [0]).err()?;
    (error.kind() != io::ErrorKind::WouldBlock).then_some(error)
}
