//! Bodies of outgoing requests.

use std::error::Error as _;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};

use bytes::Bytes;
use dapr_client::{Body, BoxError};
use futures_util::StreamExt as _;
use http_body::{Frame, SizeHint};

/// An outgoing body, with its length if known.
pub(crate) struct OutgoingBody {
    body: Body,
    /// The error of the body stream. hyper reports only that the request was aborted.
    error: Arc<OnceLock<String>>,
}

impl OutgoingBody {
    pub(crate) fn new(body: Body) -> Self {
        Self {
            body,
            error: Arc::default(),
        }
    }

    /// The slot that receives the error of the stream.
    pub(super) fn error(&self) -> Arc<OnceLock<String>> {
        Arc::clone(&self.error)
    }
}

impl http_body::Body for OutgoingBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let chunk = std::task::ready!(self.body.poll_next_unpin(context));
        Poll::Ready(chunk.map(|chunk| {
            chunk.map(Frame::data).map_err(|error| {
                // The stream's own error is the source.
                let text = error
                    .source()
                    .map_or_else(|| error.to_string(), ToString::to_string);
                let _ = self.error.set(text);
                error.into()
            })
        }))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        self.body
            .len()
            .map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
