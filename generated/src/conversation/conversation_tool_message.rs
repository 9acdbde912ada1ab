//! `ConversationToolMessage`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::ConversationMessageContent;

dapr_client_runtime::json_struct! {
    /// The result of a tool call.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationToolMessage (ConversationToolMessageParts) {
        /// The `id` of the tool call that produced this result. Most models require it.
        pub tool_id: Option<String> = optional "toolId",
        /// The name of the tool.
        pub name: String = default "name",
        /// The content of the message.
        pub content: Vec<ConversationMessageContent> = default "content",
    }
}

impl ConversationToolMessage {
    /// Creates a value with only its required fields set.
    pub fn new(
        name: impl Into<String>,
        content: impl IntoIterator<Item = ConversationMessageContent>,
    ) -> Self {
        Self {
            tool_id: None,
            name: name.into(),
            content: content.into_iter().collect(),
        }
    }

    /// The `id` of the tool call that produced this result. Most models require it.
    #[must_use]
    pub fn tool_id(mut self, tool_id: impl Into<String>) -> Self {
        self.tool_id = Some(tool_id.into());
        self
    }
}
