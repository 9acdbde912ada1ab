//! Resolving host names under WasmEdge.

use std::io;
use std::net::{IpAddr, SocketAddr};

use wasmedge_wasi_socket::nslookup;

/// Returns the addresses of a host: an IP address or a name.
///
/// WasmEdge asks the system. If the environment variable `DNS_SERVER` is set, for example to
/// `10.0.0.2:53`, that DNS server is asked instead.
pub(super) fn resolve(host: &str) -> io::Result<Vec<IpAddr>> {
    let literal = host.trim_start_matches('[').trim_end_matches(']');
    if let Ok(address) = literal.parse() {
        return Ok(vec![address]);
    }
    match nslookup(host, "http") {
        Ok(addresses) if addresses.is_empty() => Err(unresolved(host, "it has no IPv4 address")),
        Ok(addresses) => Ok(addresses.iter().map(SocketAddr::ip).collect()),
        Err(error) => Err(unresolved(host, &error.to_string())),
    }
}

fn unresolved(host: &str, reason: &str) -> io::Error {
    io::Error::other(format!("cannot resolve the host name {host}: {reason}"))
}
