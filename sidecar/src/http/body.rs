//! Request bodies: limited in size and recorded while they are read.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use dapr_client::{Body, BoxError, Bytes};
use futures_util::{Stream, StreamExt as _};
use http_body_util::{BodyDataStream, BodyExt as _};
use hyper::body::Incoming;
use tokio::runtime::Handle;
use tokio::time::timeout;

use crate::recorder::Entry;

/// The request exceeds the size limit. The message is daprd's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLarge;

impl fmt::Display for TooLarge {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("stream too large")
    }
}

impl std::error::Error for TooLarge {}

/// The body of a request. If it exceeds the limit, the stream fails with [`TooLarge`].
pub(crate) fn received(body: Incoming, limit: Option<u64>, entry: Option<Arc<Entry>>) -> Body {
    if http_body::Body::is_end_stream(&body) {
        return Body::empty();
    }
    Body::from_stream(Received {
        chunks: Some(body.into_data_stream()),
        remaining: limit,
        entry,
    })
}

struct Received {
    /// `None` after the end of the body.
    chunks: Option<BodyDataStream<Incoming>>,
    remaining: Option<u64>,
    entry: Option<Arc<Entry>>,
}

impl Stream for Received {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some(chunks) = &mut self.chunks else {
            return Poll::Ready(None);
        };
        let Some(chunk) = ready!(chunks.poll_next_unpin(context)) else {
            self.chunks = None;
            return Poll::Ready(None);
        };
        let Ok(chunk) = chunk else {
            self.chunks = None;
            return Poll::Ready(Some(Err("unexpected EOF".into())));
        };
        if let Some(remaining) = &mut self.remaining {
            match remaining.checked_sub(chunk.len() as u64) {
                Some(less) => *remaining = less,
                None => return Poll::Ready(Some(Err(TooLarge.into()))),
            }
        }
        if let Some(entry) = &self.entry {
            entry.add(&chunk);
        }
        Poll::Ready(Some(Ok(chunk)))
    }
}

impl Drop for Received {
    /// Reads the unread rest of the body: a client that is disconnected while it sends does not see the
    /// response.
    fn drop(&mut self) {
        let (Some(chunks), Ok(runtime)) = (self.chunks.take(), Handle::try_current()) else {
            return;
        };
        runtime.spawn(timeout(PATIENCE, discard(chunks)));
    }
}

async fn discard(mut chunks: BodyDataStream<Incoming>) {
    let mut count = 0;
    while let Some(Ok(chunk)) = chunks.next().await {
        count += chunk.len();
        if count > MOST_DISCARDED {
            return;
        }
    }
}

/// Limits for reading the unread rest of a body. daprd reads at most 256 KiB.
const PATIENCE: Duration = Duration::from_secs(5);
const MOST_DISCARDED: usize = 8 << 20;
