//! Connecting under WasmEdge.
//!
//! `tokio_wasi` does not detect a refused connection: it ignores the error of the system and does
//! not query the socket error. An unconnected socket would then look like a connection that
//! breaks, possibly in the middle of a request. So the socket is checked before it is used.
//!
//! The connector of `hyper_wasi` is not used: it makes each program 12 to 16 KB larger.

use std::io;
use std::net::SocketAddr;

use hyper::client::conn::Builder;
use hyper::http::uri::Authority;
use tokio::net::{TcpSocket, TcpStream};

use super::connection::Connection;
use super::resolve::resolve;
use crate::transport::TransportError;

/// Opens a connection to a server.
pub(super) async fn connect(server: Authority) -> Result<Connection, TransportError> {
    let stream = connect_any(&server)
        .await
        .map_err(TransportError::connect)?;
    // Writes the headers and the body in one write, see `mod.rs`.
    let handshake = Builder::new().http1_writev(false).handshake(stream).await;
    let (sender, driver) = handshake.map_err(TransportError::connect)?;
    Ok(Connection::new(server, sender, driver))
}

/// Connects to the first address of the server that accepts the connection.
async fn connect_any(server: &Authority) -> io::Result<TcpStream> {
    let (host, port) = split(server.as_str());
    let mut result = Err(io::ErrorKind::AddrNotAvailable.into());
    for address in resolve(host)? {
        result = connect_to(SocketAddr::new(address, port)).await;
        if result.is_ok() {
            break;
        }
    }
    result
}

/// Returns host and port of a server. The port defaults to 80.
pub(super) fn split(server: &str) -> (&str, u16) {
    // An IPv6 address is in brackets, so the text after its last colon is not a number.
    let parts = server.rsplit_once(':');
    let parts = parts.and_then(|(host, port)| Some((host, port.parse().ok()?)));
    parts.unwrap_or((server, 80))
}

async fn connect_to(address: SocketAddr) -> io::Result<TcpStream> {
    let socket = match address {
        SocketAddr::V4(_) => TcpSocket::new_v4(),
        SocketAddr::V6(_) => TcpSocket::new_v6(),
    };
    let stream = socket?.connect(address).await?;
    match stream.peer_addr() {
        Ok(_) => Ok(stream),
        Err(error) => Err(reason(&stream).unwrap_or(error)),
    }
}

/// Returns why a socket is not connected: the system's error on its first use.
fn reason(stream: &TcpStream) -> Option<io::Error> {
    let error = stream.try_read(&mut [0]).err()?;
    (error.kind() != io::ErrorKind::WouldBlock).then_some(error)
}
