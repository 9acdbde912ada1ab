//! `ConversationResultMessage`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

use super::ConversationToolCall;

/// A message of the model.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConversationResultMessage {
    /// The text. It is absent when it is empty.
    pub content: Option<String>,
    /// The tools that the model wants to have called.
    pub tool_calls: Vec<ConversationToolCall>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for ConversationResultMessage {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.optional("content", self.content.as_ref());
        object.list("toolCalls", &self.tool_calls);
        object.end();
    }
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
