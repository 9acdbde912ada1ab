//! Tests of the wire.

use serde::Serialize;

use super::Imports;

/// The tests of an operation on the wire.
#[derive(Debug, Serialize)]
pub(crate) struct Wire {
    /// The lines of an expression that calls the operation with the values of its example.
    pub(crate) call: Vec<String>,
    pub(crate) call_type: String,
    pub(crate) method: String,
    /// Path and query.
    pub(crate) target: String,
    /// Headers that the example sets.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: WireBody,
    pub(crate) answers: Vec<WireAnswer>,
    /// The module of the server half, and what is used of it.
    pub(crate) server_module: String,
    pub(crate) server_names: Vec<String>,
    /// Lines that look at `request`, as a sidecar has it.
    pub(crate) served: Vec<String>,
    pub(crate) imports: Imports,
}

/// The body that the example sends, as a literal.
#[derive(Debug, Serialize)]
pub(crate) enum WireBody {
    None,
    Json(String),
    Text(String),
}

/// One answer, and what it becomes.
#[derive(Debug, Serialize)]
pub(crate) struct WireAnswer {
    /// The name of the test.
    pub(crate) name: String,
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    /// A literal.
    pub(crate) body: String,
    /// What it gives, unless it is an error.
    pub(crate) success: Option<WireSuccess>,
    /// The code of an error.
    pub(crate) code: Option<String>,
    /// The error as a sidecar has it.
    pub(crate) written: Option<String>,
}

/// What an answer gives.
#[derive(Debug, Serialize)]
pub(crate) struct WireSuccess {
    /// A pattern that the result fits; where there are headers, it binds what has them to `found`.
    pub(crate) pattern: String,
    /// Statements about the headers of `found`.
    pub(crate) headers: Vec<String>,
}
