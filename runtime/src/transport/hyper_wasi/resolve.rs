//! Resolving host names under WasmEdge.
//!
//! WasmEdge asks the system. If the environment variable `DNS_SERVER` is set, for example to
//! `10.0.0.2:53`, that DNS server is asked instead. `wasmedge_wasi_socket::nslookup` does the same,
//! but makes each program 23 KB larger.

use std::io::{self, Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::time::Duration;

use wasmedge_wasi_socket::{TcpStream, nslookup_with_host};

use crate::transport::dns;

/// Maximum time that the DNS server may take to receive the query, and then to respond.
const TIMEOUT: Duration = Duration::from_secs(5);

/// Returns the addresses of a host: an IP address or a name.
pub(super) fn resolve(host: &str) -> io::Result<Vec<IpAddr>> {
    let literal = host.trim_start_matches('[').trim_end_matches(']');
    if let Ok(address) = literal.parse() {
        return Ok(vec![address]);
    }
    let found = match std::env::var("DNS_SERVER") {
        Ok(server) => ask(&server, host),
        Err(_) => {
            nslookup_with_host(host, "http").map(|found| found.iter().map(SocketAddr::ip).collect())
        }
    };
    match found {
        Ok(addresses) if addresses.is_empty() => Err(unresolved(host, "it has no IPv4 address")),
        Ok(addresses) => Ok(addresses),
        Err(error) => Err(unresolved(host, &error.to_string())),
    }
}

fn unresolved(host: &str, reason: &str) -> io::Error {
    io::Error::other(format!("cannot resolve the host name {host}: {reason}"))
}

/// Asks a DNS server.
fn ask(server: &str, host: &str) -> io::Result<Vec<IpAddr>> {
    if host == "localhost" {
        return Ok(vec![Ipv4Addr::LOCALHOST.into()]);
    }
    let invalid = |text: String| io::Error::new(io::ErrorKind::InvalidInput, text);
    let address: SocketAddr = server.parse().map_err(|_| {
        invalid(format!(
            "DNS_SERVER is {server:?}, but it must be an IP address and a port, such as 10.0.0.2:53"
        ))
    })?;
    let query = dns::query(host).ok_or_else(|| invalid("it is not a valid name".to_owned()))?;
    let message = exchange(address, &query).map_err(|error| {
        io::Error::other(format!("the DNS server {server} does not respond: {error}"))
    })?;
    let found = dns::addresses(&message)
        .ok_or_else(|| io::Error::other(format!("{server} is not a DNS server")))?;
    Ok(found.into_iter().map(IpAddr::from).collect())
}

fn exchange(server: SocketAddr, query: &[u8]) -> io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(server)?;
    stream.as_mut().set_send_timeout(Some(TIMEOUT))?;
    stream.as_mut().set_recv_timeout(Some(TIMEOUT))?;
    stream.write_all(query)?;
    let mut length = [0; 2];
    stream.read_exact(&mut length)?;
    let mut message = vec![0; usize::from(u16::from_be_bytes(length))];
    stream.read_exact(&mut message)?;
    Ok(message)
}
