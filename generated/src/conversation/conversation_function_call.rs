//! `ConversationFunctionCall`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue, JsonWriter, ToJson};

/// A function to call, and with what.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConversationFunctionCall {
    /// The name of the function.
    pub name: Option<String>,
    /// The arguments: JSON inside a string, written by the model, which need not be right.
    pub arguments: Option<String>,
}

impl ConversationFunctionCall {
    /// With what it must have, and nothing else.
    pub fn new(name: impl Into<String>, arguments: impl Into<String>) -> Self {
        Self {
            name: Some(name.into()),
            arguments: Some(arguments.into()),
        }
    }
}

impl ToJson for ConversationFunctionCall {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.optional("name", self.name.as_ref());
        object.optional("arguments", self.arguments.as_ref());
        object.end();
    }
}

impl FromJson for ConversationFunctionCall {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            name: object.optional("name")?,
            arguments: object.optional("arguments")?,
        })
    }
}
