//! Response of the sidecar, before decoding.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

mod from_header;
mod payload;
mod reply;
mod sidecar_error;
mod status;
mod stream;

pub use from_header::FromHeader;
pub use payload::Payload;
pub use reply::Reply;
pub(crate) use sidecar_error::split_sidecar_error;
pub use status::StatusCode;
pub(crate) use stream::broken;

use sidecar_error::coded_error;
use stream::with_call_context;

use crate::error::CallContext;
use crate::{Body, DecodeError, Error, FromJson, Headers, JsonValue};

/// A response of the sidecar before decoding: the input of the decoders in the generated code.
pub struct Response {
    context: Arc<CallContext>,
    status: StatusCode,
    headers: Headers,
    pub(crate) body: Body,
}

impl Response {
    pub(crate) fn new(
        context: Arc<CallContext>,
        status: StatusCode,
        headers: Headers,
        body: Body,
    ) -> Self {
        Response {
            context,
            status,
            headers,
            body,
        }
    }

    /// Returns the status as a number to match on.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    /// Returns the first header of this name, or `None` if it is missing.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Decode`](crate::ErrorKind::Decode) if the value is not a valid `T`.
    pub fn header<T: FromHeader>(&self, name: &str) -> Result<Option<T>, Error> {
        let read = |text: &str| T::from_header(text);
        match self
            .header_text(name)
            .and_then(|text| text.map(read).transpose())
        {
            Ok(value) => Ok(value),
            Err(error) => Err(self.bad_header(name, &error)),
        }
    }

    fn header_text(&self, name: &str) -> Result<Option<&str>, DecodeError> {
        let value = self.headers.get(name).map(std::str::from_utf8);
        value
            .transpose()
            .map_err(|_| DecodeError::new("expected UTF-8 text"))
    }

    fn bad_header(&self, name: &str, error: &DecodeError) -> Error {
        let problem = format!("header `{name}`: {error}");
        Error::malformed(&self.context, self.status, &DecodeError::new(problem), None)
    }

    /// Returns all headers with the prefix, keyed by the rest of the name in lower case.
    ///
    /// If a name occurs several times, the first value is used. Invalid UTF-8 is replaced with
    /// U+FFFD.
    pub fn headers_with_prefix(&self, prefix: &str) -> BTreeMap<String, String> {
        self.headers.with_prefix(prefix)
    }

    /// Returns the complete body.
    ///
    /// Only for operations whose responses are [`Buffered`](crate::ResponseBody::Buffered): if the
    /// body is a stream, the payload is empty.
    pub fn into_payload(mut self) -> Payload {
        let bytes = self.body.take_bytes().unwrap_or_default();
        Payload::new(bytes, self.context.operation)
    }

    /// Returns the body, either complete or as a stream.
    ///
    /// For operations whose responses are [`Streamed`](crate::ResponseBody::Streamed).
    pub fn into_body(self) -> Body {
        with_call_context(self.context, self.body)
    }

    /// Decodes the JSON body.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Decode`](crate::ErrorKind::Decode) if the body is not the JSON of a
    /// `T`. The error includes the position.
    pub fn json<T: FromJson>(mut self) -> Result<T, Error> {
        let bytes = self.body.take_bytes().unwrap_or_default();
        let value = JsonValue::parse(&bytes).and_then(T::from_json);
        value.map_err(|error| {
            let error = if T::SECRET {
                error.without_value()
            } else {
                error
            };
            let body = if T::SECRET { None } else { Some(&*bytes) };
            Error::malformed(&self.context, self.status, &error, body)
        })
    }

    /// Returns the response unchanged, for an operation that passes on responses from elsewhere.
    ///
    /// # Errors
    ///
    /// Fails with the sidecar's own error if the operation declares it. If the responses of the
    /// operation are [`PassedOn`](crate::ResponseBody::PassedOn), such an error was detected
    /// before, and the call has already failed with it.
    pub fn into_reply(self) -> Result<Reply, Error> {
        Ok(Reply::new(
            self.context,
            self.status,
            self.headers,
            self.body,
        ))
    }

    /// Converts the response into an error.
    ///
    /// - Status 400 or above and a JSON object with an `errorCode`:
    ///   [`ErrorKind::Dapr`](crate::ErrorKind::Dapr), for any status and any code. The sets of
    ///   statuses and codes are open.
    /// - A status that is declared as an error, and plain text or a JSON object with a `message`
    ///   but no code: `Dapr` without a code. The sidecar responds with plain text if it rejects a
    ///   request before it reaches the operation, for example because of an invalid API token or
    ///   `baggage`.
    /// - Anything else: [`ErrorKind::Unexpected`](crate::ErrorKind::Unexpected) with the start of
    ///   the body.
    pub fn into_error(mut self) -> Error {
        let body = self.body.take_bytes().unwrap_or_default();
        if self.status() >= 400 {
            if let Some(error) = coded_error(&self, &body) {
                return error;
            }
            if self.context.operation.declares(self.status()) {
                if let Some(message) = self.bare_message(&body) {
                    return self.text_error(&message);
                }
            }
        }
        Error::unexpected(&self.context, self.status, &body)
    }

    /// Returns the message of an error without a code: plain text, or the `message` of a JSON
    /// object.
    fn bare_message(&self, body: &[u8]) -> Option<String> {
        if self.is_text() {
            let text = std::str::from_utf8(body).ok()?;
            return Some(text.trim().to_owned());
        }
        let object = JsonValue::parse(body).ok()?.object().ok()?;
        object.required("message").ok()
    }

    fn text_error(&self, text: &str) -> Error {
        Error::dapr(
            &self.context,
            self.status,
            None,
            Some(text.to_owned()),
            Vec::new(),
        )
    }

    fn is_json(&self) -> bool {
        let media_type = self.media_type();
        media_type == b"application/json" || media_type.ends_with(b"+json")
    }

    fn is_text(&self) -> bool {
        self.media_type() == b"text/plain"
    }

    /// Returns the content type without its parameters, in lower case.
    fn media_type(&self) -> Vec<u8> {
        let value = self.headers.get("content-type").unwrap_or_default();
        let mut parts = value.split(|byte| *byte == b';');
        let media_type = parts.next().unwrap_or_default();
        media_type.trim_ascii().to_ascii_lowercase()
    }

    /// Returns whether a passed-on response can be an error of the sidecar itself and has to be
    /// inspected.
    pub(crate) fn may_be_sidecar_error(&self) -> bool {
        let operation = self.context.operation;
        operation.declares_text(self.status())
            || (operation.declares_codes(self.status()) && self.is_json())
    }
}

/// Shows the status, the headers and the length of the body.
impl fmt::Debug for Response {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Response")
            .field("operation", &self.context.operation.name)
            .field("status", &self.status)
            .field("headers", &self.headers)
            .field("body", &self.body)
            .finish()
    }
}
