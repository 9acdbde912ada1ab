//! `ConversationAssistantSpeech`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::{ConversationContent, ConversationToolCall};

dapr_client_runtime::json_struct! {
    /// What the model has said.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct ConversationAssistantSpeech (ConversationAssistantSpeechParts) {
        /// The name of the speaker, to tell several of one role apart.
        pub name: Option<String> = optional "name",
        /// The parts of the message.
        pub content: Vec<ConversationContent> = list "content",
        /// The tools that the model wanted to have called.
        pub tool_calls: Vec<ConversationToolCall> = list "toolCalls",
    }
}

impl ConversationAssistantSpeech {
    /// Creates a value with only its required fields set.
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
