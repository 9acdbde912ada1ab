//! Return values of handlers.

use std::fmt;

use dapr_client::publish::EventStatus;
use dapr_client::{Body, Bytes, Headers};
use serde::Serialize;

use crate::extract::Json;

/// A response to an invocation: status, headers and body.
///
/// ```
/// use dapr_app::{Json, Reply};
///
/// let created = Reply::new(201).header("location", "/orders/7");
/// let list = Reply::from(Json(["a", "b"]));
/// ```
#[derive(Debug)]
pub struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Headers,
    pub(crate) body: Body,
    /// The error of the handler, for the report.
    pub(crate) error: Option<String>,
}

impl Reply {
    /// Creates a response without headers and body.
    pub fn new(status: u16) -> Self {
        Reply {
            status,
            headers: Headers::new(),
            body: Body::empty(),
            error: None,
        }
    }

    /// Sets a header; an earlier value is replaced.
    #[must_use]
    pub fn header(mut self, name: &str, value: impl AsRef<[u8]>) -> Self {
        self.headers.set(name, value);
        self
    }

    /// Sets the body: text, bytes, or a stream. Set a `content-type` with [`header`](Self::header).
    #[must_use]
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }

    /// Sets the body to plain text.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        self.header("content-type", "text/plain; charset=utf-8")
            .body(text.into())
    }

    /// Sets the body to the JSON of a value.
    #[must_use]
    pub fn json(self, value: &impl Serialize) -> Self {
        match serde_json::to_vec(value) {
            Ok(bytes) => self.header("content-type", "application/json").body(bytes),
            Err(error) => Reply::new(500).text(format!("cannot serialize the response: {error}")),
        }
    }
}

/// A value that a handler of an invocation can return.
#[diagnostic::on_unimplemented(
    message = "a handler of an invocation cannot return `{Self}`",
    note = "it can return `()`, `String`, `Bytes`, `Body`, `Json<T>`, `Reply`, or a `Result` of one of them"
)]
pub trait IntoReply {
    /// Converts the value.
    fn into_reply(self) -> Reply;
}

impl IntoReply for Reply {
    fn into_reply(self) -> Reply {
        self
    }
}

impl IntoReply for () {
    fn into_reply(self) -> Reply {
        Reply::new(204)
    }
}

impl IntoReply for String {
    fn into_reply(self) -> Reply {
        Reply::new(200).text(self)
    }
}

impl IntoReply for &'static str {
    fn into_reply(self) -> Reply {
        Reply::new(200).text(self)
    }
}

impl IntoReply for Bytes {
    fn into_reply(self) -> Reply {
        Body::from(self).into_reply()
    }
}

impl IntoReply for Body {
    fn into_reply(self) -> Reply {
        Reply::new(200)
            .header("content-type", "application/octet-stream")
            .body(self)
    }
}

impl<T: Serialize> IntoReply for Json<T> {
    fn into_reply(self) -> Reply {
        Reply::new(200).json(&self.0)
    }
}

impl<T: Serialize> From<Json<T>> for Reply {
    fn from(value: Json<T>) -> Self {
        value.into_reply()
    }
}

impl<T: IntoReply, E: fmt::Display> IntoReply for Result<T, E> {
    fn into_reply(self) -> Reply {
        match self {
            Ok(value) => value.into_reply(),
            Err(error) => {
                let error = error.to_string();
                Reply {
                    error: Some(error.clone()),
                    ..Reply::new(500).text(error)
                }
            }
        }
    }
}

/// The result of handling an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventResult {
    /// The event is handled.
    Success,
    /// The event is delivered again if the resiliency policy or the broker retries it.
    Retry,
    /// The event is dropped; it goes to the dead letter topic if there is one.
    Drop,
}

impl From<EventResult> for EventStatus {
    fn from(result: EventResult) -> Self {
        match result {
            EventResult::Success => EventStatus::Success,
            EventResult::Retry => EventStatus::Retry,
            EventResult::Drop => EventStatus::Drop,
        }
    }
}

/// A value that a handler of an event can return. An error means [`EventResult::Retry`].
#[diagnostic::on_unimplemented(
    message = "a handler of an event cannot return `{Self}`",
    note = "it can return `()`, `EventResult`, or a `Result` of one of them"
)]
pub trait IntoEventResult {
    /// Converts the value, or returns the text of the error.
    fn into_event_result(self) -> Result<EventResult, String>;
}

impl IntoEventResult for () {
    fn into_event_result(self) -> Result<EventResult, String> {
        Ok(EventResult::Success)
    }
}

impl IntoEventResult for EventResult {
    fn into_event_result(self) -> Result<EventResult, String> {
        Ok(self)
    }
}

impl<T: IntoEventResult, E: fmt::Display> IntoEventResult for Result<T, E> {
    fn into_event_result(self) -> Result<EventResult, String> {
        self.map_err(|error| error.to_string())?.into_event_result()
    }
}

/// A value that a handler of a job, a binding or a configuration update can return: nothing, or an
/// error.
#[diagnostic::on_unimplemented(
    message = "this handler cannot return `{Self}`",
    note = "it can return `()` or a `Result<(), E>`"
)]
pub trait IntoDone {
    /// Converts the value, or returns the text of the error.
    fn into_done(self) -> Result<(), String>;
}

impl IntoDone for () {
    fn into_done(self) -> Result<(), String> {
        Ok(())
    }
}

impl<E: fmt::Display> IntoDone for Result<(), E> {
    fn into_done(self) -> Result<(), String> {
        self.map_err(|error| error.to_string())
    }
}
