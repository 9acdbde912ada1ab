//! Request body as passed to the transport.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use crate::error::chain;
use crate::{Body, BoxError};

/// The stream of a request body.
///
/// Marks its errors, so that they can be distinguished from connection errors when the transport
/// returns them.
pub(crate) struct RequestBody(pub(crate) Body);

impl Stream for RequestBody {
    type Item = Result<Bytes, RequestBodyFailed>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = std::task::ready!(self.0.poll_chunk(context));
        Poll::Ready(chunk.map(|chunk| chunk.map_err(RequestBodyFailed)))
    }
}

/// An error of the request body.
#[derive(Debug)]
pub(crate) struct RequestBodyFailed(BoxError);

impl std::fmt::Display for RequestBodyFailed {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("the stream of the request body failed")
    }
}

impl std::error::Error for RequestBodyFailed {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.0)
    }
}

/// Returns whether a transport error was caused by the stream of the request body.
pub(crate) fn failed_request_body(error: &(dyn std::error::Error + 'static)) -> bool {
    chain(error).any(|cause| cause.is::<RequestBodyFailed>())
}
