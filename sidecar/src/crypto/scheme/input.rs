//! A message that comes in pieces.

use std::mem;

use bytes::{Bytes, BytesMut};
use futures_util::{Stream, StreamExt as _};

/// Bytes that came, and those that are still to come.
pub(super) struct Input<S> {
    stream: S,
    came: BytesMut,
    /// Why nothing more comes; nothing at the end of the message.
    ended: Option<Result<(), String>>,
}

impl<S: Stream<Item = Result<Bytes, String>> + Unpin> Input<S> {
    pub(super) fn new(stream: S) -> Self {
        Self {
            stream,
            came: BytesMut::new(),
            ended: None,
        }
    }

    /// What came and was not taken.
    pub(super) fn came(&self) -> &[u8] {
        &self.came
    }

    /// Waits for the next piece. Says whether there may be more.
    pub(super) async fn wait(&mut self) -> bool {
        if self.ended.is_some() {
            return false;
        }
        match self.stream.next().await {
            Some(Ok(piece)) => self.came.extend_from_slice(&piece),
            Some(Err(fault)) => self.ended = Some(Err(fault)),
            None => self.ended = Some(Ok(())),
        }
        self.ended.is_none()
    }

    /// Waits until so many bytes came, or all; why not all came is the fault.
    pub(super) async fn fill(&mut self, size: usize) -> Result<(), String> {
        while self.came.len() < size && self.wait().await {}
        match &mut self.ended {
            Some(end) if self.came.len() < size => mem::replace(end, Ok(())),
            _ => Ok(()),
        }
    }

    /// Takes what is first.
    pub(super) fn take(&mut self, size: usize) -> Vec<u8> {
        self.came.split_to(size.min(self.came.len())).to_vec()
    }
}
