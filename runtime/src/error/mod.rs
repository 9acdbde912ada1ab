//! Errors of calls.
//!
//! There is one error type. It is one pointer wide and describes itself in one line. The text of
//! its cause is left to `source()`. Errors are created by the functions in `make.rs`, one for each
//! kind, so that all messages are in one place.

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

/// A boxed error of any type, used as the source of an error.
pub type BoxError = Box<dyn StdError + Send + Sync>;

/// Why a call failed, or why it was not sent.
///
/// Use [`kind`](Error::kind) to decide how to handle it; the other methods return details. The
/// `Display` text is one line. It contains all details of this error and none of its [`source`]:
///
/// ```text
/// get_state (GET /v1.0/state/orders/k) failed: 400 ERR_STATE_STORE_NOT_FOUND: state store orders is not found
/// get_state was not sent: the path parameter `key` is empty; it must have at least one character
/// ```
///
/// The alternate form, `{error:#}`, appends the sources, each after a colon, for logs that do not
/// print sources themselves.
///
/// The text never contains tokens or secrets.
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
    /// The message that the sidecar sent.
    message: Option<Box<str>>,
    details: Vec<ErrorDetail>,
    /// Our own error message.
    text: Box<str>,
    body: Box<[u8]>,
    source: Option<BoxError>,
}

impl Error {
    /// Returns the kind of the error.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns the client method that was called, for example `get_state`.
    ///
    /// `None` if the error does not belong to an operation.
    pub fn operation(&self) -> Option<&'static str> {
        self.0.operation
    }

    /// Returns the status of the response, or `None` if there was no response.
    pub fn status(&self) -> Option<StatusCode> {
        self.0.status
    }

    /// Returns the error code of the response as a type of your choice.
    ///
    /// Use the generated `ErrorCode`, which also represents unknown codes. `None` if there was no
    /// response or it had no error code.
    pub fn code<C: for<'a> From<&'a str>>(&self) -> Option<C> {
        self.error_code().map(C::from)
    }

    /// Returns the error code as received, for example `ERR_STATE_STORE_NOT_FOUND`.
    pub fn error_code(&self) -> Option<&str> {
        self.0.code.as_deref()
    }

    /// Returns the error message as the sidecar sent it.
    pub fn message(&self) -> Option<&str> {
        self.0.message.as_deref()
    }

    /// Returns the details that the sidecar added to the error. Usually empty.
    pub fn details(&self) -> &[ErrorDetail] {
        &self.0.details
    }

    /// Returns the start (at most 1 KiB) of a body that was unexpected or could not be decoded.
    ///
    /// Empty in all other cases, and if the body may contain secrets.
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// Returns whether the sidecar responded with 404 Not Found.
    pub fn is_not_found(&self) -> bool {
        self.status() == Some(StatusCode::NOT_FOUND)
    }

    /// Returns whether the sidecar responded with 409 Conflict.
    ///
    /// The existing item has another ETag, or an item already exists.
    pub fn is_conflict(&self) -> bool {
        self.status() == Some(StatusCode::CONFLICT)
    }

    /// Returns whether the call timed out ([`ErrorKind::Timeout`]).
    pub fn is_timeout(&self) -> bool {
        self.kind() == ErrorKind::Timeout
    }

    /// Returns whether the client could not connect to the sidecar ([`ErrorKind::Connect`]).
    ///
    /// Nothing was sent.
    pub fn is_connect(&self) -> bool {
        self.kind() == ErrorKind::Connect
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}
