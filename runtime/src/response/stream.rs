//! Response bodies that are still being read.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use crate::error::CallContext;
use crate::request::failed_request_body;
use crate::{Body, BoxError, Error};

/// Returns the error for a body that ended early while it was read.
pub(crate) fn broken(context: &CallContext, error: BoxError) -> Error {
    if failed_request_body(&*error) {
        return Error::request_body(context, error);
    }
    Error::broken_body(context, error)
}

/// Adds the context of the call to the errors of a response body.
pub(crate) fn with_call_context(context: Arc<CallContext>, body: Body) -> Body {
    match body.len() {
        Some(_) => body,
        None => {
            let limit = body.limit();
            Body::from_stream(WithCallContext(context, body)).limited(limit)
        }
    }
}

struct WithCallContext(Arc<CallContext>, Body);

impl Stream for WithCallContext {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = std::task::ready!(self.1.poll_chunk(context));
        Poll::Ready(chunk.map(|chunk| chunk.map_err(|error| broken(&self.0, error))))
    }
}

/// A body whose first bytes have already been read.
pub(crate) struct Resumed(pub(crate) Bytes, pub(crate) Result<Body, Option<BoxError>>);

impl Stream for Resumed {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let start = std::mem::take(&mut self.0);
        if !start.is_empty() {
            return Poll::Ready(Some(Ok(start)));
        }
        match &mut self.1 {
            Ok(rest) => rest.poll_chunk(context),
            Err(error) => Poll::Ready(error.take().map(Err)),
        }
    }
}
