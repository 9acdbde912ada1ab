//! Ports, and HTTP requests to check readiness.

use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicU16, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

/// The first port. The range is below the ephemeral ports, so that no outgoing connection takes a
/// port before it is used.
const FIRST: u16 = 12_000;
const COUNT: u16 = 18_000;

const PATIENCE: Duration = Duration::from_secs(2);

/// Returns a free port of 127.0.0.1. Never returns the same port twice in one process, and rarely
/// in two.
///
/// # Errors
///
/// Fails if there is none.
pub fn free_port() -> Result<u16> {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let offset = u16::try_from(std::process::id().wrapping_mul(997) % u32::from(COUNT))?;
    for _ in 0..COUNT {
        let index = NEXT.fetch_add(1, Ordering::Relaxed) % COUNT;
        let port = FIRST + (offset + index) % COUNT;
        if is_free(port) {
            return Ok(port);
        }
    }
    bail!(
        "no free port on 127.0.0.1 from {FIRST} to {}",
        FIRST + COUNT - 1
    )
}

/// Whether this port of 127.0.0.1 is free.
#[must_use]
pub fn is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// Waits until this port of 127.0.0.1 accepts connections.
///
/// # Errors
///
/// Fails if it does not within `limit`.
pub fn wait_for_port(port: u16, limit: Duration) -> Result<()> {
    let started = Instant::now();
    loop {
        match connect(port) {
            Ok(_) => return Ok(()),
            Err(error) if started.elapsed() >= limit => {
                return Err(error).with_context(|| {
                    format!("nothing listens on 127.0.0.1:{port} after {limit:?}")
                });
            }
            Err(_) => thread::sleep(Duration::from_millis(20)),
        }
    }
}

/// Returns the status of `GET path` on this port of 127.0.0.1.
///
/// # Errors
///
/// Fails if there is no connection or no HTTP response.
pub fn get_status(port: u16, path: &str) -> io::Result<u16> {
    let mut stream = connect(port)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    // In one write: a server that reads only a part and closes the connection would reset it.
    let request =
        format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes())?;
    let mut start = [0; 12];
    stream.read_exact(&mut start)?;
    let text = String::from_utf8_lossy(&start);
    let status = text
        .strip_prefix("HTTP/1.")
        .and_then(|rest| rest.get(2..)?.parse().ok());
    status
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, format!("{text:?} is not HTTP")))
}

fn connect(port: u16) -> io::Result<TcpStream> {
    TcpStream::connect_timeout(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)), PATIENCE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_are_free_and_differ() -> Result<()> {
        let (one, two) = (free_port()?, free_port()?);
        assert_ne!(one, two);
        let _listener = TcpListener::bind((Ipv4Addr::LOCALHOST, one))?;
        assert!(!is_free(one));
        wait_for_port(one, PATIENCE)
    }

    #[test]
    fn statuses_are_read() -> Result<()> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let server = thread::spawn(move || -> io::Result<()> {
            let (mut stream, _) = listener.accept()?;
            let mut request = [0; 256];
            let _ = stream.read(&mut request)?;
            stream.write_all(b"HTTP/1.1 204 No Content\r\n\r\n")
        });
        assert_eq!(get_status(port, "/healthz")?, 204);
        assert!(server.join().is_ok());
        Ok(())
    }
}
