//! The outcomes of operations, and how they are decoded.

use serde::Serialize;

use super::Docs;

/// The outcome of an operation.
#[derive(Debug, Serialize)]
pub(crate) enum Outcome {
    /// An existing type.
    Plain,
    /// A struct with headers and a body.
    Struct(ResponseStruct),
    /// One of several variants.
    Enum(Choice),
}

/// A response with headers.
#[derive(Debug, Serialize)]
pub(crate) struct ResponseStruct {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) fields: Vec<ResponseField>,
    /// Whether it has a `body` that is bytes.
    pub(crate) payload: bool,
}

/// One field of a response.
#[derive(Debug, Serialize)]
pub(crate) struct ResponseField {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) rust_type: String,
    /// The expression that extracts it from the response.
    pub(crate) value: String,
}

/// An enum of outcomes.
#[derive(Debug, Serialize)]
pub(crate) struct Choice {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) variants: Vec<ChoiceVariant>,
    pub(crate) responses: Vec<ResponseStruct>,
    /// The variant that holds a value, if there is exactly one.
    pub(crate) some: Option<SomeVariant>,
}

/// One outcome.
#[derive(Debug, Serialize)]
pub(crate) struct ChoiceVariant {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) rust_type: Option<String>,
}

/// The variant that holds a value if all others hold none.
#[derive(Debug, Serialize)]
pub(crate) struct SomeVariant {
    pub(crate) variant: String,
    pub(crate) accessor: String,
    pub(crate) rust_type: String,
    /// The type of the values, if the value is a map that usually has a single entry.
    pub(crate) single: Option<String>,
    /// The expression that returns its bytes from `found`.
    pub(crate) payload: Option<String>,
}

/// A match arm of the function that decodes a response.
#[derive(Debug, Serialize)]
pub(crate) struct Arm {
    pub(crate) status: u16,
    pub(crate) result: ArmResult,
}

/// The result of a match arm.
#[derive(Debug, Serialize)]
pub(crate) enum ArmResult {
    /// `Ok(value)`
    Value(String),
    /// An expression of type `Result`.
    Result(String),
    /// A struct, either bare or within a variant.
    Struct {
        name: String,
        fields: Vec<(String, String)>,
        variant: Option<String>,
    },
}
