//! What came in: a record of calls, for tests to look at.

use std::sync::{Arc, Mutex, PoisonError};

use dapr_client::server::{OperationId, RequestHead};
use dapr_client::{Bytes, Headers};

/// Of a longer body only so much is kept.
const MOST_BODY: usize = 64 << 10;
/// The oldest calls are forgotten when there are more.
const MOST_CALLS: usize = 10_000;

/// A call that came to the sidecar.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RecordedCall {
    /// The operation.
    pub operation: OperationId,
    /// The HTTP method.
    pub method: String,
    /// The path, as it was sent.
    pub path: String,
    /// The query, as it was sent, without the question mark.
    pub query: Option<String>,
    /// The headers.
    pub headers: Headers,
    /// The body: its first 64 KiB, as far as it was read.
    pub body: Bytes,
    /// The status of the answer; none while there is none, and if the connection was closed instead.
    pub status: Option<u16>,
}

/// All calls of a sidecar, in the order in which they came.
#[derive(Debug, Default)]
pub(crate) struct Recorder(Mutex<Vec<Arc<Entry>>>);

/// A call that may still be going on.
#[derive(Debug)]
pub(crate) struct Entry {
    operation: OperationId,
    head: RequestHead,
    body: Mutex<Vec<u8>>,
    status: Mutex<Option<u16>>,
}

impl Recorder {
    /// Notes a call whose body is still to come.
    pub(crate) fn note(&self, operation: OperationId, head: &RequestHead) -> Arc<Entry> {
        let entry = Arc::new(Entry {
            operation,
            head: head.clone(),
            body: Mutex::default(),
            status: Mutex::default(),
        });
        let mut entries = lock(&self.0);
        if entries.len() == MOST_CALLS {
            entries.remove(0);
        }
        entries.push(Arc::clone(&entry));
        entry
    }

    pub(crate) fn calls(&self) -> Vec<RecordedCall> {
        lock(&self.0).iter().map(|entry| entry.call()).collect()
    }

    pub(crate) fn clear(&self) {
        lock(&self.0).clear();
    }
}

impl Entry {
    /// Notes a part of the body that was read.
    pub(crate) fn add(&self, chunk: &Bytes) {
        let mut body = lock(&self.body);
        let room = MOST_BODY.saturating_sub(body.len());
        body.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }

    pub(crate) fn answered(&self, status: u16) {
        *lock(&self.status) = Some(status);
    }

    fn call(&self) -> RecordedCall {
        RecordedCall {
            operation: self.operation,
            method: self.head.method.clone(),
            path: self.head.path.clone(),
            query: self.head.query.clone(),
            headers: self.head.headers.clone(),
            body: Bytes::copy_from_slice(&lock(&self.body)),
            status: *lock(&self.status),
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
