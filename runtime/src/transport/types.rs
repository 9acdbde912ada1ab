//! Types of the transport interface.

use std::borrow::Cow;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use crate::{Body, BoxError, Headers};

/// A boxed future.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends requests and provides timers.
///
/// For tests, implement a transport that returns responses from memory:
///
/// ```
/// use std::time::Duration;
/// use dapr_client_runtime::{
///     BoxFuture, Transport, TransportError, TransportRequest, TransportResponse,
/// };
///
/// struct Teapot;
///
/// impl Transport for Teapot {
///     fn send(
///         &self,
///         request: TransportRequest,
///     ) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
///         Box::pin(async move {
///             let short = format!("{} is no coffee", request.url);
///             Ok(TransportResponse::new(418).header("content-type", "text/plain").body(short))
///         })
///     }
///
///     fn sleep(&self, _duration: Duration) -> BoxFuture<'static, ()> {
///         Box::pin(std::future::pending())
///     }
/// }
/// ```
pub trait Transport: Send + Sync + 'static {
    /// Sends a request and waits for the response headers.
    ///
    /// No status is an error, and redirects are not followed. Dropping the future cancels the
    /// request.
    fn send(
        &self,
        request: TransportRequest,
    ) -> BoxFuture<'static, Result<TransportResponse, TransportError>>;

    /// Waits for this time. The time starts at the first poll at the latest.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;
}

/// A request as passed to a transport.
#[derive(Debug)]
#[non_exhaustive]
pub struct TransportRequest {
    /// The HTTP method, a valid token.
    pub method: Cow<'static, str>,
    /// The encoded URL: `http://127.0.0.1:3500/v1.0/state/orders/a%2Fb?consistency=strong`.
    pub url: String,
    /// The validated headers, except those of the connection: `host`, `content-length`,
    /// `transfer-encoding`.
    pub headers: Headers,
    /// The body. Sent chunked if it has no length.
    pub body: Body,
}

impl TransportRequest {
    /// Returns path and query of the URL: `/v1.0/state/orders/a%2Fb?consistency=strong`.
    pub fn path_and_query(&self) -> &str {
        let after_scheme = self.url.find("://").map_or(0, |at| at + 3);
        let path = self.url[after_scheme..].find('/');
        path.map_or("/", |at| &self.url[after_scheme + at..])
    }
}

impl TransportRequest {
    /// Returns whether the request lacks a body where HTTP expects one, so that it must send a
    /// length of 0.
    #[cfg(feature = "http")]
    pub(crate) fn lacks_body(&self) -> bool {
        self.body.is_empty() && matches!(&*self.method, "POST" | "PUT" | "PATCH")
    }
}

/// Status and headers of a response, with the body still to be read.
#[derive(Debug)]
#[non_exhaustive]
pub struct TransportResponse {
    /// The HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: Headers,
    /// The body. Must end with an error if the rest of it does not arrive.
    pub body: Body,
}

impl TransportResponse {
    /// Creates a response without headers and body.
    pub fn new(status: u16) -> Self {
        TransportResponse {
            status,
            headers: Headers::new(),
            body: Body::empty(),
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        self.headers.append(name, value);
        self
    }

    /// Sets the body.
    #[must_use]
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }
}

/// Why there is no response.
#[derive(Debug)]
pub struct TransportError {
    failure: Failure,
    source: Option<BoxError>,
}

#[derive(Debug)]
pub(crate) enum Failure {
    Connect,
    Refused(&'static str),
    NotHttp,
    TooManyHeaders,
    Other,
}

impl TransportError {
    /// Creates the error for a failed connection. Nothing was sent.
    pub fn connect(source: impl Into<BoxError>) -> Self {
        TransportError {
            failure: Failure::Connect,
            source: Some(source.into()),
        }
    }

    /// Creates the error for a request that cannot be sent.
    ///
    /// `reason` is for example `the URL is too long`.
    pub fn refused(reason: &'static str, source: Option<BoxError>) -> Self {
        TransportError {
            failure: Failure::Refused(reason),
            source,
        }
    }

    /// Creates the error for a response that is not HTTP/1.1.
    pub fn not_http(source: impl Into<BoxError>) -> Self {
        TransportError {
            failure: Failure::NotHttp,
            source: Some(source.into()),
        }
    }

    /// Creates the error for a response with more headers, or longer ones, than the transport
    /// accepts.
    pub fn too_many_headers(source: impl Into<BoxError>) -> Self {
        TransportError {
            failure: Failure::TooManyHeaders,
            source: Some(source.into()),
        }
    }

    /// Creates any other error. The request may have been sent.
    pub fn new(source: impl Into<BoxError>) -> Self {
        TransportError {
            failure: Failure::Other,
            source: Some(source.into()),
        }
    }

    pub(crate) fn into_parts(self) -> (Failure, Option<BoxError>) {
        (self.failure, self.source)
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.failure {
            Failure::Connect => "cannot connect",
            Failure::Refused(reason) => reason,
            Failure::NotHttp => "the server does not speak HTTP/1.1",
            Failure::TooManyHeaders => "the response has too many headers",
            Failure::Other => "the connection was closed before a response arrived",
        })
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
