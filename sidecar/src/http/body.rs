//! Bodies of requests: limited in size, and noted as they are read.

use std::fmt;
use std::sync::Arc;

use dapr_client::{Body, BoxError, Bytes};
use futures_util::StreamExt as _;
use http_body_util::BodyExt as _;
use hyper::body::Incoming;

use crate::record::Entry;

/// A request has more bytes than the sidecar allows. The words are daprd's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLarge;

impl fmt::Display for TooLarge {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("stream too large")
    }
}

impl std::error::Error for TooLarge {}

/// The body of a request. What goes over the limit is not read: the stream fails with [`TooLarge`].
pub(crate) fn received(body: Incoming, limit: Option<u64>, entry: Option<Arc<Entry>>) -> Body {
    if http_body::Body::is_end_stream(&body) {
        return Body::empty();
    }
    let mut left = limit;
    let chunks = body
        .into_data_stream()
        .map(move |chunk| -> Result<Bytes, BoxError> {
            let chunk = chunk.map_err(|_| "unexpected EOF")?;
            if let Some(left) = &mut left {
                *left = left.checked_sub(chunk.len() as u64).ok_or(TooLarge)?;
            }
            if let Some(entry) = &entry {
                entry.add(&chunk);
            }
            Ok(chunk)
        });
    Body::from_stream(chunks)
}
