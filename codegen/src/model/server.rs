//! The server half of the crate, for programs that act as a Dapr sidecar.

use serde::Serialize;

use super::{Docs, Imports, Struct};

/// The request and the outcome of one operation in a sidecar.
#[derive(Debug, Serialize)]
pub(crate) struct Served {
    /// The name of the operation, unique among all operations.
    pub(crate) id: String,
    /// The type of the request.
    pub(crate) request: String,
    pub(crate) fields: Vec<ServedField>,
    /// The type of the body, if the description defines it inline.
    pub(crate) body: Option<Struct>,
    /// The type of the success.
    pub(crate) output: String,
    pub(crate) responses: Vec<ServedResponse>,
    /// The type of the error.
    pub(crate) error: String,
    pub(crate) errors: Vec<ServedError>,
    pub(crate) route: ServedRoute,
    pub(crate) imports: Imports,
    /// The imports that the trait needs for the success.
    pub(crate) output_imports: Imports,
    /// The types that the module exports.
    pub(crate) exports: Vec<String>,
}

/// One field of a request.
#[derive(Debug, Serialize)]
pub(crate) struct ServedField {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) rust_type: String,
    /// The expression that extracts it from `parts`.
    pub(crate) value: String,
}

/// One success, and how it is written.
#[derive(Debug, Serialize)]
pub(crate) struct ServedResponse {
    pub(crate) pattern: String,
    pub(crate) value: String,
}

/// One error, and how it is written.
#[derive(Debug, Serialize)]
pub(crate) struct ServedError {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    /// The types of its fields.
    pub(crate) payload: String,
    /// The names that bind its fields.
    pub(crate) pattern: String,
    pub(crate) value: String,
}

/// The route of an operation. The strings of segments are expressions.
#[derive(Debug, Serialize)]
pub(crate) struct ServedRoute {
    /// The name of the constant.
    pub(crate) constant: String,
    pub(crate) name: String,
    pub(crate) group: String,
    /// An expression.
    pub(crate) methods: String,
    pub(crate) paths: Vec<ServedPath>,
    pub(crate) needs_token: bool,
}

/// One path of a route.
#[derive(Debug, Serialize)]
pub(crate) struct ServedPath {
    pub(crate) template: String,
    pub(crate) version: String,
    /// Expressions.
    pub(crate) segments: Vec<String>,
}

/// A request that the sidecar sends to the application.
#[derive(Debug, Serialize)]
pub(crate) struct Callback {
    /// The name of the constant.
    pub(crate) constant: String,
    pub(crate) name: String,
    pub(crate) file: String,
    pub(crate) docs: Docs,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) content_type: Option<String>,
    /// The type of the body, if the description defines it inline.
    pub(crate) body: Option<Struct>,
    pub(crate) imports: Imports,
    /// The request and the outcome in the application.
    pub(crate) handled: Handled,
}

/// The request and the outcome of one callback in the application.
#[derive(Debug, Serialize)]
pub(crate) struct Handled {
    /// The name of the callback, unique among all callbacks.
    pub(crate) id: String,
    pub(crate) request: String,
    pub(crate) fields: Vec<ServedField>,
    pub(crate) outcome: String,
    pub(crate) variants: Vec<HandledVariant>,
    /// Whether the application chooses the path.
    pub(crate) free_path: bool,
    pub(crate) imports: Imports,
}

/// One outcome of a callback.
#[derive(Debug, Serialize)]
pub(crate) struct HandledVariant {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    /// The fields of the outcome, each with its documentation.
    pub(crate) fields: Vec<HandledField>,
    /// The expression that creates the response.
    pub(crate) value: String,
}

/// One field of an outcome.
#[derive(Debug, Serialize)]
pub(crate) struct HandledField {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) rust_type: String,
}
