//! Conversion between the bodies of the client and of `http_body`.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use dapr_client::{Body, Bytes, Error};
use futures_core::Stream;
use http_body::{Frame, SizeHint};

/// A body of the client as an `http_body::Body`.
#[derive(Debug)]
pub struct HttpBody(pub(crate) Body);

impl http_body::Body for HttpBody {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let chunk = ready!(Pin::new(&mut self.0).poll_next(context));
        Poll::Ready(chunk.map(|chunk| chunk.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.0.len().map(SizeHint::with_exact).unwrap_or_default()
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_empty()
    }
}

/// A body of a server as a stream of chunks.
struct Chunks<B>(Pin<Box<B>>);

impl<B> Stream for Chunks<B>
where
    B: http_body::Body<Data = Bytes>,
{
    type Item = Result<Bytes, B::Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            let frame = ready!(self.0.as_mut().poll_frame(context));
            match frame.map(|frame| frame.map(Frame::into_data)) {
                Some(Ok(Ok(chunk))) => return Poll::Ready(Some(Ok(chunk))),
                // Ignores trailers.
                Some(Ok(Err(_))) => {}
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// Converts the body of a server.
pub(crate) fn from_http<B>(body: B) -> Body
where
    B: http_body::Body<Data = Bytes> + Send + 'static,
    B::Error: Into<dapr_client::BoxError> + 'static,
{
    match body.is_end_stream() {
        true => Body::empty(),
        false => Body::from_stream(Chunks(Box::pin(body))),
    }
}
