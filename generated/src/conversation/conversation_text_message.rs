//! `ConversationTextMessage`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::ConversationMessageContent;

dapr_client_runtime::json_struct! {
    /// A message that consists of text.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationTextMessage (ConversationTextMessageParts) {
        /// The name of the participant, to distinguish participants with the same role.
        pub name: Option<String> = optional "name",
        /// The content of the message.
        pub content: Vec<ConversationMessageContent> = default "content",
    }
}

impl ConversationTextMessage {
    /// Creates a value with only its required fields set.
    pub fn new(content: impl IntoIterator<Item = ConversationMessageContent>) -> Self {
        Self {
            name: None,
            content: content.into_iter().collect(),
        }
    }

    /// The name of the participant, to distinguish participants with the same role.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}
