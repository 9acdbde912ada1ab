//! What an error says besides its code.

use crate::{Json, JsonWriter, ToJson};

/// What an error says besides its status and its code, which its variant knows.
///
/// ```
/// use dapr_client_runtime::server::ErrorAnswer;
///
/// let error = ErrorAnswer::new("state store nope is not found");
/// assert_eq!(error, "state store nope is not found".into());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorAnswer {
    /// What went wrong, for people.
    pub message: String,
    /// Further facts, each a JSON object.
    pub details: Vec<Json>,
    /// Headers that go with it, which few errors have.
    pub headers: Vec<(String, String)>,
}

impl ErrorAnswer {
    /// With a message alone.
    pub fn new(message: impl Into<String>) -> Self {
        ErrorAnswer {
            message: message.into(),
            ..ErrorAnswer::default()
        }
    }

    /// Adds a fact.
    #[must_use]
    pub fn detail(mut self, detail: Json) -> Self {
        self.details.push(detail);
        self
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

impl From<&str> for ErrorAnswer {
    fn from(message: &str) -> Self {
        ErrorAnswer::new(message)
    }
}

impl From<String> for ErrorAnswer {
    fn from(message: String) -> Self {
        ErrorAnswer::new(message)
    }
}

/// The body of an error.
pub(super) struct ErrorBody<'a> {
    pub(super) code: &'a str,
    pub(super) error: &'a ErrorAnswer,
}

impl ToJson for ErrorBody<'_> {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("errorCode", self.code);
        object.field("message", &self.error.message);
        object.list("details", &self.error.details);
        object.end();
    }
}
