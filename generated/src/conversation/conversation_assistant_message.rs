//! `ConversationAssistantMessage`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::{ConversationMessageContent, ConversationToolCall};

dapr_client_runtime::json_struct! {
    /// A message of the model.
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct ConversationAssistantMessage (ConversationAssistantMessageParts) {
        /// The name of the participant, to distinguish participants with the same role.
        pub name: Option<String> = optional "name",
        /// The content of the message.
        pub content: Vec<ConversationMessageContent> = list "content",
        /// The tool calls of the model.
        pub tool_calls: Vec<ConversationToolCall> = list "toolCalls",
    }
}

impl ConversationAssistantMessage {
    /// Creates a value with only its required fields set.
    pub fn new() -> Self {
        Self {
            name: None,
            content: Vec::new(),
            tool_calls: Vec::new(),
        }
    }

    /// The name of the participant, to distinguish participants with the same role.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The content of the message.
    #[must_use]
    pub fn content(
        mut self,
        content: impl IntoIterator<Item = ConversationMessageContent>,
    ) -> Self {
        self.content = content.into_iter().collect();
        self
    }

    /// The tool calls of the model.
    #[must_use]
    pub fn tool_calls(
        mut self,
        tool_calls: impl IntoIterator<Item = ConversationToolCall>,
    ) -> Self {
        self.tool_calls = tool_calls.into_iter().collect();
        self
    }
}
