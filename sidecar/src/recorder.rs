//! A recorder of calls, for tests.

use std::sync::{Arc, Mutex, PoisonError};

use dapr_client::server::{OperationId, RequestHead};
use dapr_client::{Bytes, Headers};

/// The recorder keeps this many bytes of a body.
const MOST_BODY: usize = 64 << 10;
/// The recorder keeps this many calls, and drops the oldest.
const MOST_CALLS: usize = 10_000;

/// A call that the sidecar received.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RecordedCall {
    /// The operation.
    pub operation: OperationId,
    /// The HTTP method.
    pub method: String,
    /// The path, as received.
    pub path: String,
    /// The query, as received, without the question mark.
    pub query: Option<String>,
    /// The headers.
    pub headers: Headers,
    /// The first 64 KiB of the body.
    pub body: Bytes,
    /// The status of the response. `None` if there is no response yet, or if the connection was closed
    /// instead.
    pub status: Option<u16>,
}

/// The recorded calls of a sidecar, in order of arrival.
#[derive(Debug, Default)]
pub(crate) struct Recorder(Mutex<Vec<Arc<Entry>>>);

/// A call that may still be in progress.
#[derive(Debug)]
pub(crate) struct Entry {
    operation: OperationId,
    head: RequestHead,
    body: Mutex<Vec<u8>>,
    status: Mutex<Option<u16>>,
}

impl Recorder {
    /// Records a call before its body is read.
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

    /// The last calls, of one operation if given.
    pub(crate) fn last_calls(
        &self,
        operation: Option<OperationId>,
        count: usize,
    ) -> Vec<RecordedCall> {
        let entries = lock(&self.0);
        let wanted = |entry: &&Arc<Entry>| operation.is_none_or(|wanted| entry.operation == wanted);
        let last = entries.iter().rev().filter(wanted).take(count);
        let mut calls: Vec<RecordedCall> = last.map(|entry| entry.call()).collect();
        calls.reverse();
        calls
    }

    pub(crate) fn clear(&self) {
        lock(&self.0).clear();
    }
}

impl Entry {
    /// Adds a part of the body.
    pub(crate) fn add(&self, chunk: &Bytes) {
        let mut body = lock(&self.body);
        let room = MOST_BODY.saturating_sub(body.len());
        body.extend_from_slice(&chunk[..chunk.len().min(room)]);
    }

    pub(crate) fn set_status(&self, status: u16) {
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
