//! `ConversationToolSpeech`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::ConversationContent;

dapr_client_runtime::json_struct! {
    /// The result of a tool.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationToolSpeech (ConversationToolSpeechParts) {
        /// The `id` of the call that this is the result of. Most models want it.
        pub tool_id: Option<String> = optional "toolId",
        /// The name of the tool.
        pub name: String = default "name",
        /// The parts of the message.
        pub content: Vec<ConversationContent> = default "content",
    }
}

impl ConversationToolSpeech {
    /// Creates a value with only its required fields set.
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
