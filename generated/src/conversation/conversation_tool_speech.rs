//! `ConversationToolSpeech`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

use super::ConversationContent;

/// The result of a tool.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConversationToolSpeech {
    /// The `id` of the call that this is the result of. Most models want it.
    pub tool_id: Option<String>,
    /// The name of the tool.
    pub name: String,
    /// The parts of the message.
    pub content: Vec<ConversationContent>,
}

impl ConversationToolSpeech {
    /// With what it must have, and nothing else.
    pub fn new(
        name: impl Into<String>,
        content: impl IntoIterator<Item = ConversationContent>,
    ) -> Self {
        Self {
            tool_id: None,
            name: name.into(),
            content: content.into_iter().collect(),
        }
    }

    /// The `id` of the call that this is the result of. Most models want it.
    #[must_use]
    pub fn tool_id(mut self, tool_id: impl Into<String>) -> Self {
        self.tool_id = Some(tool_id.into());
        self
    }
}

impl ToJson for ConversationToolSpeech {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.optional("toolId", self.tool_id.as_ref());
        object.field("name", &self.name);
        object.field("content", &self.content);
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for ConversationToolSpeech {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            tool_id: object.optional("toolId")?,
            name: object.default("name")?,
            content: object.default("content")?,
        })
    }
}
