//! The body of a response.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use wasip2::http::types::{IncomingBody, IncomingResponse};
use wasip2::io::streams::{InputStream, StreamError};

use super::super::TransportError;
use super::failure::broken;
use super::poll_sending;
use super::readiness::Readiness;
use super::request_body::Sending;
use crate::BoxError;

/// The largest chunk in bytes.
const CHUNK: u64 = 64 << 10;

/// A response body. While it is read, the rest of the request body is sent.
///
/// If it is dropped early, the host closes the connection.
pub(super) struct ResponseBody {
    sending: Option<Sending>,
    // Dropped in this order: the host requires children to be dropped before their parents.
    readiness: Readiness,
    stream: InputStream,
    _body: IncomingBody,
    _response: IncomingResponse,
}

impl ResponseBody {
    pub(super) fn new(
        response: IncomingResponse,
        sending: Option<Sending>,
    ) -> Result<Self, TransportError> {
        let taken = |()| TransportError::new("the response body was taken before");
        let body = response.consume().map_err(taken)?;
        let stream = body.stream().map_err(taken)?;
        Ok(ResponseBody {
            sending,
            readiness: Readiness::new(stream.subscribe()),
            stream,
            _body: body,
            _response: response,
        })
    }
}

impl Stream for ResponseBody {
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        if let Err(error) = poll_sending(&mut this.sending, context) {
            return Poll::Ready(Some(Err(error.into())));
        }
        loop {
            match this.stream.read(CHUNK) {
                Ok(bytes) if bytes.is_empty() => ready!(this.readiness.poll(context)),
                Ok(bytes) => return Poll::Ready(Some(Ok(bytes.into()))),
                Err(StreamError::Closed) => return Poll::Ready(None),
                Err(StreamError::LastOperationFailed(error)) => {
                    return Poll::Ready(Some(Err(broken(&error))));
                }
            }
        }
    }
}
