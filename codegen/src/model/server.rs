//! The half of the crate that a sidecar stands on.

use serde::Serialize;

use super::{Docs, Imports, Struct};

/// What a sidecar gets and gives for one operation.
#[derive(Debug, Serialize)]
pub(crate) struct Served {
    /// The name of the operation among all of them.
    pub(crate) id: String,
    /// The type of the request.
    pub(crate) request: String,
    pub(crate) fields: Vec<ServedField>,
    /// What the body is, where the description says so in place.
    pub(crate) body: Option<Struct>,
    /// The type of the success.
    pub(crate) output: String,
    pub(crate) answers: Vec<ServedAnswer>,
    /// The type of the failure.
    pub(crate) error: String,
    pub(crate) errors: Vec<ServedError>,
    pub(crate) route: ServedRoute,
    pub(crate) imports: Imports,
    /// What the trait imports for the success.
    pub(crate) output_imports: Imports,
    /// The types that the module shows.
    pub(crate) exports: Vec<String>,
}

/// One field of a request.
#[derive(Debug, Serialize)]
pub(crate) struct ServedField {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) rust_type: String,
    /// How it is taken from `parts`.
    pub(crate) value: String,
}

/// One success, and how it is written.
#[derive(Debug, Serialize)]
pub(crate) struct ServedAnswer {
    pub(crate) pattern: String,
    pub(crate) value: String,
}

/// One failure, and how it is written.
#[derive(Debug, Serialize)]
pub(crate) struct ServedError {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    /// The types that it holds.
    pub(crate) held: String,
    /// The names that it holds them under.
    pub(crate) pattern: String,
    pub(crate) value: String,
}

/// Where an operation is found. The strings of segments are expressions.
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

/// Something that a sidecar calls at an application.
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
    /// What the body is, where the description says so in place.
    pub(crate) body: Option<Struct>,
    pub(crate) imports: Imports,
    /// What an application gets and gives.
    pub(crate) handled: Handled,
}

/// What an application gets and gives for one callback.
#[derive(Debug, Serialize)]
pub(crate) struct Handled {
    /// The name of the callback among all of them.
    pub(crate) id: String,
    pub(crate) request: String,
    pub(crate) fields: Vec<ServedField>,
    pub(crate) outcome: String,
    pub(crate) variants: Vec<HandledVariant>,
    /// The path is chosen by the application.
    pub(crate) free_path: bool,
    pub(crate) imports: Imports,
}

/// One way in which a callback ends.
#[derive(Debug, Serialize)]
pub(crate) struct HandledVariant {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    /// The fields that it has, each with its documentation.
    pub(crate) fields: Vec<HandledField>,
    /// The expression that makes the response.
    pub(crate) value: String,
}

/// One field of an outcome.
#[derive(Debug, Serialize)]
pub(crate) struct HandledField {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) rust_type: String,
}
