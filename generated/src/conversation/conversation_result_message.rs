//! `ConversationResultMessage`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

use super::ConversationToolCall;

/// A message of the model.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ConversationResultMessage {
    /// The text. It is absent when it is empty.
    pub content: Option<String>,
    /// The tools that the model wants to have called.
    pub tool_calls: Vec<ConversationToolCall>,
}

impl FromJson for ConversationResultMessage {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            content: object.optional("content")?,
            tool_calls: object.default("toolCalls")?,
        })
    }
}
