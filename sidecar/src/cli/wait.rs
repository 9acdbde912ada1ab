//! `--wait`: waits until a sidecar is ready.

use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

/// The interval between attempts, and the timeout of each, as in daprd.
const PERIOD: Duration = Duration::from_millis(100);
const ATTEMPT: Duration = Duration::from_millis(500);

/// The total timeout, as in daprd.
const LIMIT: Duration = Duration::from_secs(60);

/// Waits until the sidecar at a port of this machine has loaded its components.
pub(crate) fn wait_for_sidecar(port: u16) -> Result<(), String> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let end = Instant::now() + LIMIT;
    while !is_ready(address) {
        if Instant::now() >= end {
            return Err(format!(
                "no sidecar responded at http://{address} within {} seconds; is --dapr-http-port correct?",
                LIMIT.as_secs()
            ));
        }
        thread::sleep(PERIOD);
    }
    Ok(())
}

fn is_ready(address: SocketAddr) -> bool {
    let probe = || -> std::io::Result<[u8; 12]> {
        let mut stream = TcpStream::connect_timeout(&address, ATTEMPT)?;
        stream.set_read_timeout(Some(ATTEMPT))?;
        stream.write_all(
            b"GET /v1.0/healthz/outbound HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n",
        )?;
        let mut begin = [0; 12];
        stream.read_exact(&mut begin)?;
        Ok(begin)
    };
    probe().is_ok_and(|begin| begin == *b"HTTP/1.1 204")
}
