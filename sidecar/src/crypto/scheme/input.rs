//! Buffers a message stream.

use std::mem;

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt as _};

/// Received bytes, and the rest of the stream.
pub(super) struct Input<S> {
    stream: S,
    buffered: BytesMut,
    /// Set when the stream has ended, with its error if any.
    ended: Option<Result<(), String>>,
}

impl<S: Stream<Item = Result<Bytes, String>> + Unpin> Input<S> {
    pub(super) fn new(stream: S) -> Self {
        Self {
            stream,
            buffered: BytesMut::new(),
            ended: None,
        }
    }

    /// The buffered bytes.
    pub(super) fn buffered(&self) -> &[u8] {
        &self.buffered
    }

    /// Reads the next chunk. Returns whether there may be more.
    pub(super) async fn wait(&mut self) -> bool {
        if self.ended.is_some() {
            return false;
        }
        match self.stream.next().await {
            Some(Ok(piece)) => self.buffered.extend_from_slice(&piece),
            Some(Err(error)) => self.ended = Some(Err(error)),
            None => self.ended = Some(Ok(())),
        }
        self.ended.is_none()
    }

    /// Reads until this many bytes are buffered, or until the end. Returns the stream's error.
    pub(super) async fn fill(&mut self, size: usize) -> Result<(), String> {
        while self.buffered.len() < size && self.wait().await {}
        match &mut self.ended {
            Some(end) if self.buffered.len() < size => mem::replace(end, Ok(())),
            _ => Ok(()),
        }
    }

    /// Takes bytes from the front of the buffer.
    pub(super) fn take(&mut self, size: usize) -> Vec<u8> {
        self.buffered
            .split_to(size.min(self.buffered.len()))
            .to_vec()
    }
}
