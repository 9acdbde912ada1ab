//! `ConversationOutput`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{DecodeError, FromJson, Json, JsonValue};

/// An answer.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ConversationOutput {
    /// The text. It is absent when it is empty.
    pub result: Option<String>,
    /// The parameters of the request, in the notation of a Protobuf `Any`.
    pub parameters: BTreeMap<String, Json>,
}

impl FromJson for ConversationOutput {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            result: object.optional("result")?,
            parameters: object.default("parameters")?,
        })
    }
}
