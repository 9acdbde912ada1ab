//! Content of an error response.

use crate::{Json, JsonWriter, ToJson};

/// The content of an error response besides status and error code, which its variant determines.
///
/// ```
/// use dapr_client_runtime::server::ErrorResponse;
///
/// let error = ErrorResponse::new("state store nope is not found");
/// assert_eq!(error, "state store nope is not found".into());
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ErrorResponse {
    /// The error message, in human-readable form.
    pub message: String,
    /// Further details, each a JSON object.
    pub details: Vec<Json>,
    /// Headers of the response. Few errors have any.
    pub headers: Vec<(String, String)>,
}

impl ErrorResponse {
    /// Creates an error with only a message.
    pub fn new(message: impl Into<String>) -> Self {
        ErrorResponse {
            message: message.into(),
            ..ErrorResponse::default()
        }
    }

    /// Adds a detail.
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

/// The body of an error response.
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
