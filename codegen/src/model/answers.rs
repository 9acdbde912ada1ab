//! What operations give, and how it is decoded.

use serde::Serialize;

use super::Docs;

/// What an operation gives.
#[derive(Debug, Serialize)]
pub(crate) enum Outcome {
    /// A type that exists already.
    Plain,
    /// A struct with headers and a body.
    Struct(Answer),
    /// One of several.
    Enum(Choice),
}

/// An answer with headers.
#[derive(Debug, Serialize)]
pub(crate) struct Answer {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) fields: Vec<AnswerField>,
    /// It has a `body` that is bytes.
    pub(crate) payload: bool,
}

/// One field of an answer.
#[derive(Debug, Serialize)]
pub(crate) struct AnswerField {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) rust_type: String,
    /// How it is taken from `answer`.
    pub(crate) value: String,
}

/// An enum of outcomes.
#[derive(Debug, Serialize)]
pub(crate) struct Choice {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) variants: Vec<ChoiceVariant>,
    pub(crate) answers: Vec<Answer>,
    /// The one variant that holds something, if it is one.
    pub(crate) some: Option<SomeVariant>,
}

/// One outcome.
#[derive(Debug, Serialize)]
pub(crate) struct ChoiceVariant {
    pub(crate) name: String,
    pub(crate) docs: Docs,
    pub(crate) rust_type: Option<String>,
}

/// The variant that holds something, where all others hold nothing.
#[derive(Debug, Serialize)]
pub(crate) struct SomeVariant {
    pub(crate) variant: String,
    pub(crate) accessor: String,
    pub(crate) rust_type: String,
    /// The type of the values, where it is a map that has a single entry mostly.
    pub(crate) single: Option<String>,
    /// How to reach its bytes from `found`.
    pub(crate) payload: Option<String>,
}

/// An arm of the function that decodes an answer.
#[derive(Debug, Serialize)]
pub(crate) struct Arm {
    pub(crate) status: u16,
    pub(crate) result: ArmResult,
}

/// What an arm gives.
#[derive(Debug, Serialize)]
pub(crate) enum ArmResult {
    /// `Ok(value)`
    Value(String),
    /// The result itself.
    Result(String),
    /// A struct, bare or within a variant.
    Answer {
        name: String,
        fields: Vec<(String, String)>,
        variant: Option<String>,
    },
}
