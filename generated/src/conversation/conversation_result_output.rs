//! `ConversationResultOutput`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

use super::{ConversationChoice, ConversationUsage};

/// An answer.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConversationResultOutput {
    /// What the model proposes to say. Most models propose one thing.
    pub choices: Vec<ConversationChoice>,
    /// The model, if the component says.
    pub model: Option<String>,
    /// How many tokens this has taken, if the component says.
    pub usage: Option<ConversationUsage>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for ConversationResultOutput {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.list("choices", &self.choices);
        object.optional("model", self.model.as_ref());
        object.optional("usage", self.usage.as_ref());
        object.end();
    }
}

impl FromJson for ConversationResultOutput {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            choices: object.default("choices")?,
            model: object.optional("model")?,
            usage: object.optional("usage")?,
        })
    }
}
