//! Constructors of errors: one function for each kind.

use std::time::Duration;

use super::{BoxError, CallContext, DecodeError, Error, ErrorDetail, ErrorKind, Facts};
use crate::body::Limit;
use crate::{Operation, StatusCode};

/// The maximum number of bytes of a body that an error keeps.
pub(crate) const BODY_START: usize = 1024;

impl Error {
    fn new(kind: ErrorKind, text: impl Into<Box<str>>) -> Self {
        Error(Box::new(Facts {
            kind,
            operation: None,
            request: None,
            status: None,
            code: None,
            message: None,
            details: Vec::new(),
            text: text.into(),
            body: Box::default(),
            source: None,
        }))
    }

    fn of(mut self, context: &CallContext) -> Self {
        self.0.operation = Some(context.operation.name);
        self.0.request = Some(context.request());
        self
    }

    pub(crate) fn with_operation(mut self, operation: &'static Operation) -> Self {
        self.0.operation = Some(operation.name);
        self
    }

    pub(crate) fn with_source(mut self, source: impl Into<BoxError>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    pub(crate) fn invalid_argument(text: impl Into<Box<str>>) -> Self {
        Error::new(ErrorKind::InvalidArgument, text)
    }

    pub(crate) fn configuration(text: impl Into<Box<str>>) -> Self {
        Error::new(ErrorKind::Configuration, text)
    }

    /// Creates a connection error. `reason` describes the cause in our own words; it may be empty.
    pub(crate) fn connect(
        context: &CallContext,
        endpoint: &str,
        reason: &str,
        source: Option<BoxError>,
    ) -> Self {
        let reason = if reason.is_empty() {
            String::new()
        } else {
            format!(" ({reason})")
        };
        let text = format!(
            "cannot connect to the Dapr sidecar at {endpoint}{reason}; is it running? Set \
             DAPR_HTTP_PORT or DAPR_HTTP_ENDPOINT if it listens elsewhere"
        );
        let mut error = Error::new(ErrorKind::Connect, text).with_operation(context.operation);
        error.0.source = source;
        error
    }

    pub(crate) fn timeout(context: &CallContext, after: Duration) -> Self {
        let text = format!("no complete response within {after:?}; the call may have taken effect");
        Error::new(ErrorKind::Timeout, text).of(context)
    }

    pub(crate) fn not_ready(
        method: &'static str,
        endpoint: &str,
        after: Duration,
        last: Option<&Error>,
    ) -> Self {
        let last = match last {
            Some(error) => format!("the last attempt: {}", error.what()),
            None => "no request completed".to_owned(),
        };
        let text = format!("the sidecar at {endpoint} was not ready within {after:?}; {last}");
        let mut error = Error::new(ErrorKind::Timeout, text);
        error.0.operation = Some(method);
        error
    }

    pub(crate) fn disconnected(context: &CallContext, source: Option<BoxError>) -> Self {
        let text =
            "the connection was closed before a response arrived; the call may have taken effect";
        let mut error = Error::new(ErrorKind::Disconnected, text).of(context);
        error.0.source = source;
        error
    }

    pub(crate) fn not_http(
        context: &CallContext,
        endpoint: &str,
        source: Option<BoxError>,
    ) -> Self {
        let text = format!(
            "the server at {endpoint} responded, but not in HTTP/1.1; is it the gRPC port of the \
             sidecar (50001 by default)? This client needs the HTTP port (3500 by default): set \
             DAPR_HTTP_PORT or DAPR_HTTP_ENDPOINT"
        );
        let mut error = Error::new(ErrorKind::NotHttp, text).of(context);
        error.0.source = source;
        error
    }

    pub(crate) fn too_many_headers(context: &CallContext, source: Option<BoxError>) -> Self {
        let text = "the response has more than 100 headers, or longer ones than this client reads; \
                    the call may have taken effect";
        let mut error = Error::new(ErrorKind::TooManyHeaders, text).of(context);
        error.0.source = source;
        error
    }

    pub(crate) fn intercepted(context: &CallContext, source: BoxError) -> Self {
        Error::new(
            ErrorKind::Intercepted,
            "an interceptor refused the call; nothing was sent",
        )
        .of(context)
        .with_source(source)
    }

    pub(crate) fn dapr(
        context: &CallContext,
        status: StatusCode,
        code: Option<String>,
        message: Option<String>,
        details: Vec<ErrorDetail>,
    ) -> Self {
        let mut error = Error::new(ErrorKind::Dapr, "").of(context);
        error.0.status = Some(status);
        error.0.code = code.map(Into::into);
        error.0.message = message.map(Into::into);
        error.0.details = details;
        error
    }

    pub(crate) fn unexpected(context: &CallContext, status: StatusCode, body: &[u8]) -> Self {
        let text = "the API does not define this response:";
        let mut error = Error::new(ErrorKind::Unexpected, text).of(context);
        error.0.status = Some(status);
        // The body of a success is the requested data, which may be secret.
        if !status.is_success() {
            error.0.body = start(body);
        }
        error
    }

    /// Creates the error for a passed-on response whose status the caller treats as an error.
    pub(crate) fn of_status(context: &CallContext, status: StatusCode, body: &[u8]) -> Self {
        let mut error = Error::new(
            ErrorKind::Unexpected,
            "the application or service responded with",
        )
        .of(context);
        error.0.status = Some(status);
        error.0.body = start(body);
        error
    }

    /// Creates a decoding error. `body` is `None` if it may contain secrets.
    pub(crate) fn decode(
        operation: Option<&'static Operation>,
        text: String,
        body: Option<&[u8]>,
    ) -> Self {
        let mut error = Error::new(ErrorKind::Decode, text);
        error.0.operation = operation.map(|operation| operation.name);
        error.0.body = body.map(start).unwrap_or_default();
        error
    }

    /// Creates the error for a response that does not match the API description.
    pub(crate) fn malformed(
        context: &CallContext,
        status: StatusCode,
        error: &DecodeError,
        body: Option<&[u8]>,
    ) -> Self {
        let text = format!("cannot decode the response {status}: {error}");
        let mut error = Error::decode(None, text, body).of(context);
        error.0.status = Some(status);
        error
    }

    /// Creates the error for a response body that ended early.
    pub(crate) fn broken_body(context: &CallContext, source: BoxError) -> Self {
        Error::broken_stream(source).of(context)
    }

    /// Creates the error for a body that ended early in an unknown call.
    ///
    /// If the source is already an [`Error`], returns it.
    pub(crate) fn broken_stream(source: BoxError) -> Self {
        match source.downcast::<Error>() {
            Ok(error) => *error,
            Err(source) => {
                Error::new(ErrorKind::Body, "the body ended prematurely").with_source(source)
            }
        }
    }

    /// Creates the error for a response body that exceeds its memory limit.
    pub(crate) fn too_large(limit: Limit) -> Self {
        let text = format!(
            "the response body exceeds {} bytes, the limit for bodies that are read into memory; \
             raise Config::max_response_bytes, or read a Body or Reply with chunk()",
            limit.bytes
        );
        let error = Error::new(ErrorKind::Body, text);
        match limit.operation {
            Some(operation) => error.with_operation(operation),
            None => error,
        }
    }

    /// Creates the error for a failed stream of a request body.
    pub(crate) fn request_body(context: &CallContext, source: BoxError) -> Self {
        let text = "the stream of the request body failed; the request was aborted";
        Error::new(ErrorKind::Body, text)
            .of(context)
            .with_source(source)
    }
}

fn start(body: &[u8]) -> Box<[u8]> {
    body[..body.len().min(BODY_START)].into()
}
