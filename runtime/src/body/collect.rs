//! Collecting a body.

use std::future::poll_fn;

use bytes::Bytes;

use crate::{Body, BoxError, Error};

/// Reads a body until it ends or exceeds its limit.
pub(crate) async fn collect(body: &mut Body) -> Result<Bytes, BoxError> {
    let limit = body.limit();
    let mut room = limit.bytes;
    let mut take = |bytes: Bytes| match room.checked_sub(bytes.len()) {
        Some(rest) => {
            room = rest;
            Ok(bytes)
        }
        None => Err(Error::too_large(limit)),
    };
    if let Some(bytes) = body.take_bytes() {
        return Ok(take(bytes)?);
    }
    let mut next = async || match poll_fn(|context| body.poll_chunk(context)).await {
        Some(Ok(chunk)) => Ok(Some(take(chunk)?)),
        Some(Err(error)) => Err(error),
        None => Ok(None),
    };
    let Some(first) = next().await? else {
        return Ok(Bytes::new());
    };
    let Some(second) = next().await? else {
        return Ok(first);
    };
    // Allocates only for received bytes: the declared length of a response is not trusted.
    let mut all = Vec::from(first);
    all.extend_from_slice(&second);
    while let Some(chunk) = next().await? {
        all.extend_from_slice(&chunk);
    }
    Ok(all.into())
}
