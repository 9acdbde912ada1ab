//! `ConversationAnswer`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

use super::ConversationOutput;

/// What the model says.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConversationAnswer {
    /// The name of the conversation, if the request had one.
    pub context_id: Option<String>,
    /// The answers. Some components have a single one for all inputs.
    pub outputs: Vec<ConversationOutput>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for ConversationAnswer {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.optional("contextID", self.context_id.as_ref());
        object.list("outputs", &self.outputs);
        object.end();
    }
}

impl FromJson for ConversationAnswer {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            context_id: object.optional("contextID")?,
            outputs: object.default("outputs")?,
        })
    }
}
