//! Requests to the application, and their responses.

use std::pin::Pin;
use std::task::{Context, Poll};

use dapr_client::{Body, Bytes, Error, Headers};
use futures_util::{Stream, TryStreamExt};

use super::AppError;

/// The content type of server-sent events.
pub(crate) const EVENTS: &str = "text/event-stream";

/// Whether the caller accepts server-sent events; daprd then sends responses in another format.
pub(crate) fn wants_events(headers: &Headers) -> bool {
    let accept = headers.get("accept").unwrap_or_default();
    accept.trim_ascii().eq_ignore_ascii_case(EVENTS.as_bytes())
}

/// A request to the application.
#[derive(Debug)]
pub(crate) struct OutgoingRequest {
    pub(crate) method: String,
    /// The path, with a leading slash, and the query. Characters that are invalid in a URL are encoded when
    /// sent.
    pub(crate) target: String,
    pub(crate) headers: Headers,
    pub(crate) body: Body,
}

impl OutgoingRequest {
    pub(crate) fn new(method: &str, target: impl Into<String>) -> Self {
        Self {
            method: method.to_owned(),
            target: target.into(),
            headers: Headers::new(),
            body: Body::empty(),
        }
    }

    pub(crate) fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        self.headers.set(name, value);
        self
    }

    pub(crate) fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }
}

/// A response of the application; its body is a stream.
#[derive(Debug)]
pub(crate) struct IncomingResponse {
    pub(crate) status: u16,
    /// The reason phrase, unless it is the standard one.
    pub(crate) reason: Option<String>,
    pub(crate) headers: Headers,
    pub(crate) body: Body,
}

impl IncomingResponse {
    /// Reads the complete body.
    pub(crate) async fn read(self) -> Result<BufferedResponse, AppError> {
        let Self {
            status,
            reason,
            headers,
            mut body,
        } = self;
        let broken = |error: Error| AppError::Broken(error.to_string());
        let mut bytes = Vec::new();
        while let Some(chunk) = body.try_next().await.map_err(broken)? {
            bytes.extend_from_slice(&chunk);
        }
        Ok(BufferedResponse {
            status,
            reason,
            headers,
            body: bytes.into(),
        })
    }
}

/// A response with its complete body.
#[derive(Debug)]
pub(crate) struct BufferedResponse {
    pub(crate) status: u16,
    /// See [`IncomingResponse`].
    pub(crate) reason: Option<String>,
    pub(crate) headers: Headers,
    pub(crate) body: Bytes,
}

impl BufferedResponse {
    /// Whether the status is 200 to 299.
    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// A body that holds a value until it is read to its end or dropped.
pub(super) fn holding(body: Body, guard: impl Send + Unpin + 'static) -> Body {
    if body.is_empty() {
        body
    } else {
        Body::from_stream(Holding {
            body,
            guard: Some(guard),
        })
    }
}

struct Holding<T> {
    body: Body,
    guard: Option<T>,
}

impl<T: Unpin> Stream for Holding<T> {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = std::task::ready!(Pin::new(&mut self.body).poll_next(context));
        if !matches!(chunk, Some(Ok(_))) {
            self.guard = None;
        }
        Poll::Ready(chunk)
    }
}
