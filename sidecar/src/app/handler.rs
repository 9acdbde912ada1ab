//! An application in the same process.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use dapr_client::{Body, Bytes, Headers};

use super::{Answer, AppError, Question, request_target};

/// What an application in the same process is asked.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AppRequest {
    /// The HTTP method.
    pub method: String,
    /// The path, encoded as in an address.
    pub path: String,
    /// The query, without its question mark.
    pub query: Option<String>,
    /// The headers.
    pub headers: Headers,
    /// The whole body.
    pub body: Bytes,
}

/// What an application in the same process answers.
#[derive(Clone, Debug)]
pub struct AppReply {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Headers,
    /// The body.
    pub body: Bytes,
}

impl AppReply {
    /// An answer without headers and body.
    #[must_use]
    pub fn new(status: u16) -> Self {
        Self {
            status,
            headers: Headers::new(),
            body: Bytes::new(),
        }
    }

    /// Sets a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.set(name, value);
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self
    }

    /// Sets the body and says that it is JSON.
    #[must_use]
    pub fn json(self, body: impl Into<Bytes>) -> Self {
        self.header("content-type", "application/json").body(body)
    }
}

/// The future of an [`AppHandler`].
pub type AppFuture = Pin<Box<dyn Future<Output = AppReply> + Send>>;

/// An application in the same process: any function from a request to a future answer.
///
/// ```
/// use dapr_sidecar::{AppHandler, AppReply, AppRequest};
///
/// fn app() -> impl AppHandler {
///     |request: AppRequest| async move {
///         match request.path.as_str() {
///             "/echo" => AppReply::new(200).body(request.body),
///             _ => AppReply::new(404),
///         }
///     }
/// }
/// # let _ = app();
/// ```
pub trait AppHandler: Send + Sync + 'static {
    /// Answers a request.
    fn handle(&self, request: AppRequest) -> AppFuture;
}

impl<F, A> AppHandler for F
where
    F: Fn(AppRequest) -> A + Send + Sync + 'static,
    A: Future<Output = AppReply> + Send + 'static,
{
    fn handle(&self, request: AppRequest) -> AppFuture {
        Box::pin(self(request))
    }
}

impl AppHandler for Arc<dyn AppHandler> {
    fn handle(&self, request: AppRequest) -> AppFuture {
        self.as_ref().handle(request)
    }
}

pub(super) async fn ask(handler: &dyn AppHandler, question: Question) -> Result<Answer, AppError> {
    let Question {
        method,
        target,
        headers,
        body,
    } = question;
    let wrong = |reason: String| AppError::Address(format!("parse \"{target}\": {reason}"));
    let sent = request_target(&target).map_err(wrong)?;
    let bytes = body.read_all().await;
    let body = bytes.map_err(|error| AppError::Body(error.to_string()))?;
    let (path, query) = match sent.split_once('?') {
        Some((path, query)) => (path.to_owned(), Some(query.to_owned())),
        None => (sent, None),
    };
    let reply = handler
        .handle(AppRequest {
            method,
            path,
            query,
            headers,
            body,
        })
        .await;
    Ok(Answer {
        status: reply.status,
        reason: None,
        headers: reply.headers,
        body: Body::from(reply.body),
    })
}
