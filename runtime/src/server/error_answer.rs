//! What an error says besides its code.

use crate::{Json, JsonWriter, ToJson};

/// What an error says besides its status and its code, which its variant knows.
///
/// ```
/// use dapr_client_runtime::server::ErrorResponse;
///
/// let error = ErrorResponse::new("state store nope is not found");
/// assert_eq!(error, "state store nope is not found".into());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorResponse {
    /// What went wrong, for people.
    pub message: String,
    /// Further facts, each a JSON object.
    pub details: Vec<Json>,
    /// Headers that go with it, which few errors have.
    pub headers: Vec<(String, String)>,
}

impl ErrorResponse {
    /// With a message alone.
    pub fn new(message: impl Into<String>) -> Self {
        ErrorResponse {
            message: message.into(),
            ..ErrorResponse::default()
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

impl From<&str> for ErrorResponse {
    fn from(message: &str) -> Self {
        ErrorResponse::new(message)
    }
}

impl From<String> for ErrorResponse {
    fn from(message: String) -> Self {
        ErrorResponse::new(message)
    }
}

/// The body of an error.
pub(super) struct ErrorBody<'a> {
    pub(super) code: &'a str,
    pub(super) error: &'a ErrorResponse,
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
