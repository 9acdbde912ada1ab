//! Idle connections.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use hyper::http::uri::Authority;

use super::connection::Connection;

/// Maximum number of idle connections.
const MOST: usize = 64;

/// Maximum time that an idle connection is kept.
const LONGEST: Duration = Duration::from_secs(90);

/// Maximum idle time for which a connection is used without a check.
const FRESH: Duration = Duration::from_millis(1);

/// The idle connections, most recently used last.
#[derive(Default)]
pub(super) struct Pool(Mutex<Vec<Kept>>);

struct Kept {
    connection: Connection,
    since: Instant,
}

impl Pool {
    /// Takes an open connection to this server from the pool.
    pub(super) async fn kept(&self, server: &Authority) -> Option<Connection> {
        let mut looked = false;
        while let Some(mut kept) = self.take(server) {
            if !looked && kept.since.elapsed() > FRESH {
                // Lets the runtime check its sockets: otherwise the connection does not know
                // whether the server closed it. Skipped between calls in quick succession: it
                // costs up to a tenth of the time of a call.
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
