//! Connections that wait for their next request.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use hyper::http::uri::Authority;

use super::connection::Connection;

/// How many connections are kept.
const MOST: usize = 64;

/// How long an unused connection is kept.
const LONGEST: Duration = Duration::from_secs(90);

/// How long a connection may have been unused without being looked at again.
const FRESH: Duration = Duration::from_millis(1);

/// The kept connections, the last used one at the end.
#[derive(Default)]
pub(super) struct Pool(Mutex<Vec<Kept>>);

struct Kept {
    connection: Connection,
    since: Instant,
}

impl Pool {
    /// Takes out a connection to this server that is still open.
    pub(super) async fn kept(&self, server: &Authority) -> Option<Connection> {
        let mut looked = false;
        while let Some(mut kept) = self.take(server) {
            if !looked && kept.since.elapsed() > FRESH {
                // Lets the runtime look at its sockets: only then does a connection know that the
                // server closed it. Skipped between calls in quick succession: it costs up to a tenth of a call.
                tokio::task::yield_now().await;
                looked = true;
            }
            if kept.connection.is_open() {
                return Some(kept.connection);
            }
        }
        None
    }

    fn take(&self, server: &Authority) -> Option<Kept> {
        let mut kept = self.lock();
        let at = kept
            .iter()
            .rposition(|kept| kept.connection.server() == server)?;
        Some(kept.remove(at))
    }

    /// Keeps a connection for the next request.
    pub(super) fn keep(&self, connection: Connection) {
        let since = Instant::now();
        let mut kept = self.lock();
        kept.retain(|kept| since - kept.since < LONGEST);
        if kept.len() < MOST {
            kept.push(Kept { connection, since });
        }
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
