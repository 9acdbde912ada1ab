//! `ConversationAssistantSpeech`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

use super::{ConversationContent, ConversationToolCall};

/// What the model has said.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConversationAssistantSpeech {
    /// The name of the speaker, to tell several of one role apart.
    pub name: Option<String>,
    /// The parts of the message.
    pub content: Vec<ConversationContent>,
    /// The tools that the model wanted to have called.
    pub tool_calls: Vec<ConversationToolCall>,
}

impl ConversationAssistantSpeech {
    /// With what it must have, and nothing else.
    pub fn new() -> Self {
        Self {
            name: None,
            content: Vec::new(),
            tool_calls: Vec::new(),
        }
    }

    /// The name of the speaker, to tell several of one role apart.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The parts of the message.
    #[must_use]
    pub fn content(mut self, content: impl IntoIterator<Item = ConversationContent>) -> Self {
        self.content = content.into_iter().collect();
        self
    }

    /// The tools that the model wanted to have called.
    #[must_use]
    pub fn tool_calls(
        mut self,
        tool_calls: impl IntoIterator<Item = ConversationToolCall>,
    ) -> Self {
        self.tool_calls = tool_calls.into_iter().collect();
        self
    }
}

impl ToJson for ConversationAssistantSpeech {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.optional("name", self.name.as_ref());
        object.list("content", &self.content);
        object.list("toolCalls", &self.tool_calls);
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for ConversationAssistantSpeech {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            name: object.optional("name")?,
            content: object.default("content")?,
            tool_calls: object.default("toolCalls")?,
        })
    }
}
