//! An application with subscriptions that accepts every event.

use std::collections::BTreeSet;
use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};

/// Listens until it is dropped.
pub(super) struct App {
    pub(super) port: u16,
    ended: Arc<AtomicBool>,
    calls: Calls,
}

/// The paths of the received events.
type Calls = Arc<Mutex<BTreeSet<String>>>;

impl App {
    /// Responds to `GET /dapr/subscribe` with this text.
    pub(super) fn listen(subscriptions: &str) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").context("listen for an application")?;
        let port = listener
            .local_addr()
            .context("find the port of an application")?
            .port();
        let ended = Arc::new(AtomicBool::new(false));
        let calls = Calls::default();
        let (seen, subscriptions, recorded) =
            (ended.clone(), subscriptions.to_owned(), calls.clone());
        thread::spawn(move || {
            for stream in listener.incoming() {
                if seen.load(Ordering::Relaxed) {
                    return;
                }
                let (subscriptions, recorded) = (subscriptions.clone(), recorded.clone());
                if let Ok(stream) = stream {
                    thread::spawn(move || respond(stream, &subscriptions, &recorded));
                }
            }
        });
        Ok(Self { port, ended, calls })
    }
}

impl App {
    /// The paths of the received events, except those of bindings.
    pub(super) fn calls(&self) -> BTreeSet<String> {
        self.calls
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for App {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        // Wakes the listener.
        let _ = TcpStream::connect(("127.0.0.1", self.port));
    }
}

/// Handles one request per connection.
fn respond(mut stream: TcpStream, subscriptions: &str, calls: &Calls) {
    let _ = stream.set_read_timeout(Some(Duration::from_secs(30)));
    let (mut head, mut byte) = (Vec::new(), [0]);
    while !head.ends_with(b"\r\n\r\n") {
        match stream.read(&mut byte) {
            Ok(1) => head.push(byte[0]),
            _ => return,
        }
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let length = head
        .lines()
        .filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.eq_ignore_ascii_case("content-length"))
        .and_then(|(_, length)| length.trim().parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    if stream.read_exact(&mut body).is_err() {
        return;
    }
    let mut words = head.split(' ');
    let (method, path) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
    );
    let (status, body) = match (method, path) {
        ("GET", "/dapr/subscribe") => ("200 OK", subscriptions),
        ("POST", path) => {
            calls
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .insert(path.to_owned());
            ("200 OK", "{}")
        }
        _ => ("404 Not Found", ""),
    };
    let length = body.len();
    let response = format!(
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    );
    let _ = stream.write_all(response.as_bytes());
}
