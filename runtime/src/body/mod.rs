//! The body of a request or an answer.

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

/// The body of a request or an answer: nothing, bytes, or a stream of chunks.
///
/// If the call sets no `content-type`, text is sent as `text/plain; charset=utf-8`, and bytes and
/// streams as `application/octet-stream`.
///
/// Bytes are sent with their length, a stream is sent chunked, as it comes, in constant memory. An
/// answer is read as it comes, too: by [`chunk`](Body::chunk), as a [`Stream`], or, for those that
/// fit into memory, by [`bytes`](Body::bytes) and [`text`](Body::text).
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

/// How much of a body may be collected, and whose answer it is.
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
    /// The lock is never taken: it makes the body `Sync` without asking that of the stream.
    Stream(Mutex<Pin<Box<DynStream>>>),
}

type DynStream = dyn Stream<Item = Result<Bytes, BoxError>> + Send;

impl Body {
    /// A body of no bytes.
    pub fn empty() -> Self {
        Content::Empty.into()
    }

    /// A body whose chunks are taken from a stream while it is sent.
    ///
    /// When the stream yields an error, the request is broken off and the call fails.
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

    /// The length in bytes, if it is known beforehand: not that of a stream.
    pub fn len(&self) -> Option<u64> {
        match &self.content {
            Content::Empty => Some(0),
            Content::Bytes(bytes) => Some(bytes.len() as u64),
            Content::Stream(_) => None,
        }
    }

    /// Whether it is known to have no bytes (left).
    pub fn is_empty(&self) -> bool {
        self.len() == Some(0)
    }

    /// The next chunk, or `None` at the end.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Body`](crate::ErrorKind::Body) when the rest of the body does not come. After
    /// an error the body is at its end.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let chunk = poll_fn(|context| self.poll_chunk(context)).await;
        chunk.transpose().map_err(Error::broken_stream)
    }

    /// All of it.
    ///
    /// # Errors
    ///
    /// The error of the stream, as the stream gave it.
    #[cfg(feature = "server")]
    pub async fn read_all(mut self) -> Result<Bytes, BoxError> {
        collect(&mut self).await
    }

    /// All of it that is left, held in memory.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Body`](crate::ErrorKind::Body) when the body breaks off, or when it is the body
    /// of an answer and larger than
    /// [`Config::max_response_bytes`](crate::Config::max_response_bytes).
    pub async fn bytes(mut self) -> Result<Bytes, Error> {
        collect(&mut self).await.map_err(Error::broken_stream)
    }

    /// All of it that is left as text, held in memory.
    ///
    /// # Errors
    ///
    /// As of [`bytes`](Body::bytes), and [`ErrorKind::Decode`](crate::ErrorKind::Decode) when it is
    /// not UTF-8.
    pub async fn text(self) -> Result<String, Error> {
        let operation = self.limit.operation;
        let bytes = self.bytes().await?;
        // The error does not get the bytes: they may be what was just decrypted.
        String::from_utf8(bytes.into()).map_err(|error| {
            Error::decode(operation, "the body is not UTF-8 text".into(), None)
                .with_source(error.utf8_error())
        })
    }

    /// The media type of a request that has this body and no `content-type` of its own.
    pub(crate) fn media_type(&self) -> Option<&'static str> {
        match self.is_text {
            _ if self.is_empty() => None,
            true => Some("text/plain; charset=utf-8"),
            false => Some("application/octet-stream"),
        }
    }

    fn from_text(bytes: Bytes) -> Self {
        Body {
            is_text: true,
            ..bytes.into()
        }
    }

    /// The same body, of which no more may be collected than the limit says.
    pub(crate) fn limited(self, limit: Limit) -> Self {
        Body { limit, ..self }
    }

    pub(crate) fn limit(&self) -> Limit {
        self.limit
    }

    /// As [`Stream::poll_next`], with the error as it came.
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

    /// The bytes of a body that is not a stream, which is empty afterwards.
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

/// Yields the chunks; an error ends it.
impl Stream for Body {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = std::task::ready!(self.poll_chunk(context));
        Poll::Ready(chunk.map(|chunk| chunk.map_err(Error::broken_stream)))
    }
}

/// Turns the errors of a stream into boxed ones.
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

/// Without a limit, which only what comes from elsewhere has.
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

/// Shows the length only.
impl fmt::Debug for Body {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.len() {
            Some(length) => write!(formatter, "Body({length} bytes)"),
            None => formatter.write_str("Body(stream)"),
        }
    }
}
