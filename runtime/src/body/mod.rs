//! Body of a request or response.

mod collect;

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

pub(crate) use collect::collect;

use crate::{BoxError, Error, Operation};

/// The body of a request or response: empty, bytes, or a stream of chunks.
///
/// If the call sets no `content-type`, text is sent as `text/plain; charset=utf-8`, and bytes and
/// streams as `application/octet-stream`.
///
/// Bytes are sent with a content length. A stream is sent chunked while it is read, in constant
/// memory. A response body can also be read as it arrives: with [`chunk`](Body::chunk) or as a
/// [`Stream`]. If it fits into memory, use [`bytes`](Body::bytes) or [`text`](Body::text).
///
/// ```
/// use dapr_client_runtime::Body;
///
/// let text: Body = "hello".into();
/// assert_eq!(text.len(), Some(5));
/// assert_eq!(Body::empty().len(), Some(0));
/// ```
pub struct Body {
    content: Content,
    limit: Limit,
    is_text: bool,
}

/// The size limit for collecting a body, and the operation that it belongs to.
#[derive(Clone, Copy)]
pub(crate) struct Limit {
    pub(crate) bytes: usize,
    pub(crate) operation: Option<&'static Operation>,
}

#[derive(Default)]
enum Content {
    #[default]
    Empty,
    Bytes(Bytes),
    /// The lock is never acquired: it makes the body `Sync` without requiring a `Sync` stream.
    Stream(Mutex<Pin<Box<DynStream>>>),
}

type DynStream = dyn Stream<Item = Result<Bytes, BoxError>> + Send;

impl Body {
    /// Creates an empty body.
    pub fn empty() -> Self {
        Content::Empty.into()
    }

    /// Creates a body from a stream of chunks, which is read while the body is sent.
    ///
    /// If the stream yields an error, the request is aborted and the call fails.
    ///
    /// ```
    /// # use std::{pin::Pin, task::{Context, Poll}};
    /// use bytes::Bytes;
    /// use dapr_client_runtime::Body;
    ///
    /// struct Countdown(u8);
    ///
    /// impl futures_core::Stream for Countdown {
    ///     type Item = Result<Bytes, std::io::Error>;
    ///     fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
    ///         let Some(next) = self.0.checked_sub(1) else { return Poll::Ready(None) };
    ///         self.0 = next;
    ///         Poll::Ready(Some(Ok(Bytes::from(format!("{next}\n")))))
    ///     }
    /// }
    ///
    /// let body = Body::from_stream(Countdown(10));
    /// assert_eq!(body.len(), None);
    /// ```
    pub fn from_stream<S, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<BoxError> + 'static,
    {
        Content::Stream(Mutex::new(Box::pin(Boxed(Box::pin(stream))))).into()
    }

    /// Returns the length in bytes, or `None` for a stream.
    pub fn len(&self) -> Option<u64> {
        match &self.content {
            Content::Empty => Some(0),
            Content::Bytes(bytes) => Some(bytes.len() as u64),
            Content::Stream(_) => None,
        }
    }

    /// Returns whether the body is known to have no bytes left.
    pub fn is_empty(&self) -> bool {
        self.len() == Some(0)
    }

    /// Returns the next chunk, or `None` at the end.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Body`](crate::ErrorKind::Body) if the body ends early. After an
    /// error, the body is at its end.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let chunk = poll_fn(|context| self.poll_chunk(context)).await;
        chunk.transpose().map_err(Error::broken_stream)
    }

    /// Collects the whole body in memory.
    ///
    /// # Errors
    ///
    /// Returns the error of the stream unchanged.
    #[cfg(feature = "server")]
    pub async fn read_all(mut self) -> Result<Bytes, BoxError> {
        collect(&mut self).await
    }

    /// Collects the rest of the body in memory.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Body`](crate::ErrorKind::Body) if the body ends early. A response
    /// body also fails if it is larger than
    /// [`Config::max_response_bytes`](crate::Config::max_response_bytes).
    pub async fn bytes(mut self) -> Result<Bytes, Error> {
        collect(&mut self).await.map_err(Error::broken_stream)
    }

    /// Collects the rest of the body as text.
    ///
    /// # Errors
    ///
    /// Same as for [`bytes`](Body::bytes). Also fails with
    /// [`ErrorKind::Decode`](crate::ErrorKind::Decode) if the body is not UTF-8.
    pub async fn text(self) -> Result<String, Error> {
        let operation = self.limit.operation;
        let bytes = self.bytes().await?;
        // The error does not contain the bytes: they may be freshly decrypted data.
        String::from_utf8(bytes.into()).map_err(|error| {
            Error::decode(operation, "the body is not UTF-8 text".into(), None)
                .with_source(error.utf8_error())
        })
    }

    /// Returns the default `content-type` of a request with this body. An empty text is still text.
    pub(crate) fn media_type(&self) -> Option<&'static str> {
        match self.is_text {
            true => Some("text/plain; charset=utf-8"),
            false if self.is_empty() => None,
            false => Some("application/octet-stream"),
        }
    }

    fn from_text(bytes: Bytes) -> Self {
        Body {
            is_text: true,
            ..bytes.into()
        }
    }

    /// Returns the body with a limit on how much of it may be collected.
    pub(crate) fn limited(self, limit: Limit) -> Self {
        Body { limit, ..self }
    }

    pub(crate) fn limit(&self) -> Limit {
        self.limit
    }

    /// Like [`Stream::poll_next`], but with the original error.
    pub(crate) fn poll_chunk(
        &mut self,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, BoxError>>> {
        let stream = match &mut self.content {
            Content::Stream(stream) => stream,
            _ => return Poll::Ready(self.take_bytes().map(Ok)),
        };
        let stream = stream.get_mut().unwrap_or_else(PoisonError::into_inner);
        let chunk = std::task::ready!(stream.as_mut().poll_next(context));
        if !matches!(chunk, Some(Ok(_))) {
            self.content = Content::Empty;
        }
        Poll::Ready(chunk)
    }

    /// Takes the bytes of a body that is not a stream. The body is empty afterwards.
    pub(crate) fn take_bytes(&mut self) -> Option<Bytes> {
        match std::mem::take(&mut self.content) {
            Content::Empty => None,
            Content::Bytes(bytes) => Some(bytes),
            stream => {
                self.content = stream;
                None
            }
        }
    }
}

/// Yields the chunks. Ends after an error.
impl Stream for Body {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = std::task::ready!(self.poll_chunk(context));
        Poll::Ready(chunk.map(|chunk| chunk.map_err(Error::broken_stream)))
    }
}

/// Boxes the errors of a stream.
struct Boxed<S>(Pin<Box<S>>);

impl<S, E> Stream for Boxed<S>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<BoxError>,
{
    type Item = Result<Bytes, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = std::task::ready!(self.0.as_mut().poll_next(context));
        Poll::Ready(chunk.map(|chunk| chunk.map_err(Into::into)))
    }
}

/// Creates a body without a limit: only response bodies have one.
impl From<Content> for Body {
    fn from(content: Content) -> Self {
        Body {
            content,
            limit: Limit {
                bytes: usize::MAX,
                operation: None,
            },
            is_text: false,
        }
    }
}

impl Default for Body {
    fn default() -> Self {
        Body::empty()
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        if bytes.is_empty() {
            Body::empty()
        } else {
            Content::Bytes(bytes).into()
        }
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

/// Copies the bytes.
impl From<&[u8]> for Body {
    fn from(bytes: &[u8]) -> Self {
        Bytes::copy_from_slice(bytes).into()
    }
}

impl<const N: usize> From<&[u8; N]> for Body {
    fn from(bytes: &[u8; N]) -> Self {
        bytes.as_slice().into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Body::from_text(text.into())
    }
}

/// Copies the text.
impl From<&str> for Body {
    fn from(text: &str) -> Self {
        Body::from_text(Bytes::copy_from_slice(text.as_bytes()))
    }
}

/// Shows only the length.
impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.len() {
            Some(length) => write!(formatter, "Body({length} bytes)"),
            None => formatter.write_str("Body(stream)"),
        }
    }
}
