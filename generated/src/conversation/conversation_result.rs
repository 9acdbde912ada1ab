//! `ConversationResult`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

use super::ConversationResultOutput;

/// What the model says.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ConversationResult {
    /// The name of the conversation, if the request had one.
    pub context_id: Option<String>,
    /// The answers. Some components have a single one for all inputs.
    pub outputs: Vec<ConversationResultOutput>,
}

impl FromJson for ConversationResult {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            context_id: object.optional("contextId")?,
            outputs: object.default("outputs")?,
        })
    }
}
