//! Applications in the same process.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use dapr_client::{Body, Bytes, Headers};

use super::{AppError, IncomingResponse, OutgoingRequest, request_target};

/// A request to an application in the same process.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AppRequest {
    /// The HTTP method.
    pub method: String,
    /// The path, percent-encoded.
    pub path: String,
    /// The query, without the question mark.
    pub query: Option<String>,
    /// The headers.
    pub headers: Headers,
    /// The complete body.
    pub body: Bytes,
}

/// The response of an application in the same process.
#[derive(Clone, Debug)]
pub struct AppResponse {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Headers,
    /// The body.
    pub body: Bytes,
}

impl AppResponse {
    /// Creates a response without headers and body.
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

    /// Sets the body and the content type `application/json`.
    #[must_use]
    pub fn json(self, body: impl Into<Bytes>) -> Self {
        self.header("content-type", "application/json").body(body)
    }
}

/// The future of an [`AppHandler`].
pub type AppFuture = Pin<Box<dyn Future<Output = AppResponse> + Send>>;

/// An application in the same process. Implemented by every function from [`AppRequest`] to a future
/// [`AppResponse`].
///
/// ```
/// use dapr_sidecar::{AppHandler, AppResponse, AppRequest};
///
/// fn app() -> impl AppHandler {
///     |request: AppRequest| async move {
///         match request.path.as_str() {
///             "/echo" => AppResponse::new(200).body(request.body),
///             _ => AppResponse::new(404),
///         }
///     }
/// }
/// # let _ = app();
/// ```
pub trait AppHandler: Send + Sync + 'static {
    /// Handles a request.
    fn handle(&self, request: AppRequest) -> AppFuture;
}

impl<F, A> AppHandler for F
where
    F: Fn(AppRequest) -> A + Send + Sync + 'static,
    A: Future<Output = AppResponse> + Send + 'static,
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

pub(super) async fn call(
    handler: &dyn AppHandler,
    request: OutgoingRequest,
) -> Result<IncomingResponse, AppError> {
    let OutgoingRequest {
        method,
        target,
        headers,
        body,
    } = request;
    let address_error = |reason: String| AppError::Address(format!("parse \"{target}\": {reason}"));
    let encoded_target = request_target(&target).map_err(address_error)?;
    let bytes = body.read_all().await;
    let body = bytes.map_err(|error| AppError::Body(error.to_string()))?;
    let (path, query) = match encoded_target.split_once('?') {
        Some((path, query)) => (path.to_owned(), Some(query.to_owned())),
        None => (encoded_target, None),
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
    Ok(IncomingResponse {
        status: reply.status,
        reason: None,
        headers: reply.headers,
        body: Body::from(reply.body),
    })
}
