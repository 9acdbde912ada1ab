//! Wire tests.

use serde::Serialize;

use super::Imports;

/// The wire tests of an operation.
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
    pub(crate) responses: Vec<WireResponse>,
    /// The module of the server half. The test imports `server_names` from it.
    pub(crate) server_module: String,
    pub(crate) server_names: Vec<String>,
    /// Lines that check `request` as a sidecar reads it.
    pub(crate) served: Vec<String>,
    pub(crate) imports: Imports,
    pub(crate) string_inputs: Vec<StringInput>,
    /// The imports of the calls of `string_inputs`.
    pub(crate) string_imports: Imports,
}

/// One string that a caller passes to an operation.
#[derive(Debug, Serialize)]
pub(crate) struct StringInput {
    /// The name in an error that refuses a value.
    pub(crate) name: String,
    /// Where it is in the request: an expression.
    pub(crate) place: String,
    /// The lines of an expression that calls the operation with the variable `value`.
    pub(crate) call: Vec<String>,
}

/// The body that the example sends, as a literal.
#[derive(Debug, Serialize)]
pub(crate) enum WireBody {
    None,
    Json(String),
    Text(String),
}

/// One response and its outcome.
#[derive(Debug, Serialize)]
pub(crate) struct WireResponse {
    /// The name of the test.
    pub(crate) name: String,
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    /// A literal.
    pub(crate) body: String,
    /// The expected success, unless the response is an error.
    pub(crate) success: Option<WireSuccess>,
    /// The code of an error.
    pub(crate) code: Option<String>,
    /// The error that a sidecar writes as this response.
    pub(crate) written: Option<String>,
}

/// The expected success of a response.
#[derive(Debug, Serialize)]
pub(crate) struct WireSuccess {
    /// A pattern that matches the result. If there are headers, it binds the value with the
    /// headers to `found`.
    pub(crate) pattern: String,
    /// Assertions on the headers of `found`.
    pub(crate) headers: Vec<String>,
}
