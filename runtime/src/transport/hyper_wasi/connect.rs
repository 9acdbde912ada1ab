//! Connecting under WasmEdge.
//!
//! `tokio_wasi` does not detect a refused connection: it ignores the error of the system and does
//! not query the socket error. An unconnected socket would then look like a connection that
//! breaks, possibly in the middle of a request. So the socket is checked before it is used.

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
    // Writes the headers and the body in one write, see `mod.rs`.
    let handshake = Builder::new().http1_writev(false).handshake(stream).await;
    let (sender, driver) = handshake.map_err(TransportError::connect)?;
    Ok(Connection::new(server, sender, driver))
}

/// Returns why a socket is not connected: the system's error on its first use.
fn reason(stream: &TcpStream) -> Option<io::Error> {
    let error = stream.try_read(&mut [0]).err()?;
    (error.kind() != io::ErrorKind::WouldBlock).then_some(error)
}
