//! `ConversationToolCall`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue, JsonWriter, ToJson};

use super::ConversationFunctionCall;

/// A tool that the model wants to have called.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConversationToolCall {
    /// The call. The message with its result repeats it.
    pub id: Option<String>,
    /// The function to call.
    pub function: ConversationFunctionCall,
}

impl ConversationToolCall {
    /// With what it must have, and nothing else.
    pub fn new(function: ConversationFunctionCall) -> Self {
        Self { id: None, function }
    }

    /// The call. The message with its result repeats it.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
}

impl ToJson for ConversationToolCall {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.optional("id", self.id.as_ref());
        object.field("function", &self.function);
        object.end();
    }
}

impl FromJson for ConversationToolCall {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            id: object.optional("id")?,
            function: object.required("function")?,
        })
    }
}
