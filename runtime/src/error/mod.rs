//! What can go wrong with a call.
//!
//! There is one error type. It is one pointer wide, says everything it knows in one line, and
//! leaves what its cause has to say to `source()`. New errors are made by the functions at the
//! end, one for each kind, so that the sentences stand in one place.

mod chain;
mod context;
mod decode;
mod detail;
mod kind;
mod make;
mod shorten;
mod show;

pub(crate) use chain::chain;
pub(crate) use context::CallContext;
pub use decode::DecodeError;
pub use detail::ErrorDetail;
pub use kind::ErrorKind;
pub(crate) use make::BODY_START;
pub(crate) use shorten::shorten;

use std::error::Error as StdError;

use crate::StatusCode;

/// The cause of an error, of any type.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// Why a call failed, or why it was not sent.
///
/// [`kind`](Error::kind) tells what to do about it; the other methods give the facts. The text of
/// the error is one line with all its own facts and none of those of its [`source`]:
///
/// ```text
/// get_state (GET /v1.0/state/orders/k) failed: 400 ERR_STATE_STORE_NOT_FOUND: state store orders is not found
/// get_state was not sent: the path parameter `key` is empty; it needs at least one character
/// ```
///
/// The alternate form, `{error:#}`, adds the sources, each after a colon, for logs that do not ask
/// for them.
///
/// Tokens and secrets are never part of it.
///
/// [`source`]: StdError::source
pub struct Error(Box<Facts>);

struct Facts {
    kind: ErrorKind,
    operation: Option<&'static str>,
    /// Method and path, without the query.
    request: Option<Box<str>>,
    status: Option<StatusCode>,
    code: Option<Box<str>>,
    /// What the sidecar wrote about the error.
    message: Option<Box<str>>,
    details: Vec<ErrorDetail>,
    /// Our own sentence.
    text: Box<str>,
    body: Box<[u8]>,
    source: Option<BoxError>,
}

impl Error {
    /// What kind of failure it is.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The method of the client that was called, for example `get_state`; `None` when no
    /// operation is concerned.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// The status of the answer, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// The error code of the answer as a type of your choice: the generated `ErrorCode`, which
    /// also holds the codes it does not know.
    ///
    /// `None` when there was no answer, or when it had no code.
    pub fn code<C: for<'a> From<&'a str>>(&self) -> Option<C> {
        self.error_code().map(C::from)
    }

    /// The error code of the answer as it came, for example `ERR_STATE_STORE_NOT_FOUND`.
    pub fn error_code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// What the sidecar wrote about the error, as it came.
    pub fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }

    /// What else the sidecar knows about the error; mostly nothing.
    pub fn details(&self) -> &[ErrorDetail] {
        &self.0.details
    }

    /// The start (at most 1 KiB) of a body that was not expected or could not be decoded; empty
    /// in all other cases, and whenever the body may hold secrets.
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// Whether the sidecar answered 404 Not Found.
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(StatusCode::NOT_FOUND)
    }

    /// Whether the sidecar answered 409 Conflict: what is there has another etag, or is there
    /// already.
    pub fn is_conflict(&self) -> bool {
        self.status() == Some(StatusCode::CONFLICT)
    }

    /// Whether the time was up ([`ErrorKind::Timeout`]).
    pub fn is_timeout(&self) -> bool {
        self.kind() == ErrorKind::Timeout
    }

    /// Whether no sidecar was reached, so that nothing was sent ([`ErrorKind::Connect`]).
    pub fn is_connect(&self) -> bool {
        self.kind() == ErrorKind::Connect
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
