//! A question to the application, and its answer.

use std::pin::Pin;
use std::task::{Context, Poll};

use dapr_client::{Body, Bytes, Error, Headers};
use futures_util::{Stream, TryStreamExt};

use super::AppError;

/// The type of an answer that is a stream of events.
pub(crate) const EVENTS: &str = "text/event-stream";

/// Whether somebody asks for a stream of events: daprd then answers in another way.
pub(crate) fn wants_events(headers: &Headers) -> bool {
    let accept = headers.get("accept").unwrap_or_default();
    accept.trim_ascii().eq_ignore_ascii_case(EVENTS.as_bytes())
}

/// What the application is asked.
#[derive(Debug)]
pub(crate) struct Question {
    pub(crate) method: String,
    /// The path, with a slash in front, and the query. What cannot stand in an address is encoded on the way.
    pub(crate) target: String,
    pub(crate) headers: Headers,
    pub(crate) body: Body,
}

impl Question {
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

/// What the application answers; its body is still on the way.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// What stood behind the status, if it was not the usual phrase.
    pub(crate) reason: Option<String>,
    pub(crate) headers: Headers,
    pub(crate) body: Body,
}

impl Answer {
    /// Waits for the rest of the body.
    pub(crate) async fn read(self) -> Result<WholeAnswer, AppError> {
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
        Ok(WholeAnswer {
            status,
            reason,
            headers,
            body: bytes.into(),
        })
    }
}

/// All of an answer.
#[derive(Debug)]
pub(crate) struct WholeAnswer {
    pub(crate) status: u16,
    /// As that of [`Answer`].
    pub(crate) reason: Option<String>,
    pub(crate) headers: Headers,
    pub(crate) body: Bytes,
}

impl WholeAnswer {
    /// Whether the status is 200 to 299.
    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// A body that keeps something until it is at its end or is dropped.
pub(super) fn holding(body: Body, kept: impl Send + Unpin + 'static) -> Body {
    if body.is_empty() {
        body
    } else {
        Body::from_stream(Holding {
            body,
            kept: Some(kept),
        })
    }
}

struct Holding<T> {
    body: Body,
    kept: Option<T>,
}

impl<T: Unpin> Stream for Holding<T> {
    type Item = Result<Bytes, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let chunk = std::task::ready!(Pin::new(&mut self.body).poll_next(context));
        if !matches!(chunk, Some(Ok(_))) {
            self.kept = None;
        }
        Poll::Ready(chunk)
    }
}
