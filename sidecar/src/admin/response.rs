//! Responses and errors.

use bytes::Bytes;
use serde_json::{Value, json};

/// A response of the admin API.
#[derive(Debug)]
pub(super) struct AdminResponse {
    pub(super) status: u16,
    pub(super) content_type: &'static str,
    /// Further headers.
    pub(super) headers: Vec<(&'static str, String)>,
    pub(super) body: Bytes,
}

impl AdminResponse {
    /// A response with status 200.
    pub(super) fn json(value: &Value) -> Self {
        Self::of_type("application/json", value.to_string())
    }

    /// A response with status 200 and this content type.
    pub(super) fn of_type(content_type: &'static str, body: impl Into<Bytes>) -> Self {
        Self {
            status: 200,
            content_type,
            headers: Vec::new(),
            body: body.into(),
        }
    }

    /// A response with status 204.
    pub(super) fn no_content() -> Self {
        Self {
            status: 204,
            ..Self::of_type("", Bytes::new())
        }
    }

    pub(super) fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }
}

/// The reason why a request is refused.
#[derive(Debug)]
pub(super) struct AdminError {
    status: u16,
    message: String,
    /// The methods of the path, if another method was used.
    allow: Option<String>,
}

impl AdminError {
    fn new(status: u16, message: impl Into<String>) -> Self {
        Self {
            status,
            message: message.into(),
            allow: None,
        }
    }

    /// The request is invalid.
    pub(super) fn invalid(message: impl Into<String>) -> Self {
        Self::new(400, message)
    }

    /// The host or the origin of the request is not allowed.
    pub(super) fn forbidden(message: impl Into<String>) -> Self {
        Self::new(403, message)
    }

    /// Something that the request names does not exist.
    pub(super) fn not_found(message: impl Into<String>) -> Self {
        Self::new(404, message)
    }

    /// The path has no such method.
    pub(super) fn method_not_allowed(message: impl Into<String>, allow: String) -> Self {
        Self {
            allow: Some(allow),
            ..Self::new(405, message)
        }
    }

    /// The body of the request is too large.
    pub(super) fn too_large(message: impl Into<String>) -> Self {
        Self::new(413, message)
    }

    /// A component failed.
    pub(super) fn failed(message: impl Into<String>) -> Self {
        Self::new(500, message)
    }

    pub(super) fn into_response(self) -> AdminResponse {
        let mut response = AdminResponse::json(&json!({ "message": self.message }));
        response.status = self.status;
        if let Some(allow) = self.allow {
            response = response.with_header("allow", allow);
        }
        response
    }
}
