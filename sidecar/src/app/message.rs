//! A question to the application, and its answer.

use std::pin::Pin;
use std::task::{Context, Poll};

use dapr_client::{Body, Bytes, Error, Headers};
use futures_util::{Stream, TryStreamExt};

use super::AppError;

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
    pub(crate) headers: Headers,
    pub(crate) body: Body,
}

impl Answer {
    /// Waits for the rest of the body.
    pub(crate) async fn read(self) -> Result<WholeAnswer, AppError> {
        let Self {
            status,
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
            headers,
            body: bytes.into(),
        })
    }
}

/// All of an answer.
#[derive(Debug)]
pub(crate) struct WholeAnswer {
    pub(crate) status: u16,
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
