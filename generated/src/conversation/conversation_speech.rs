//! `ConversationSpeech`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::ConversationContent;

dapr_client_runtime::json_struct! {
    /// What somebody says.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationSpeech (ConversationSpeechParts) {
        /// The name of the speaker, to tell several of one role apart.
        pub name: Option<String> = optional "name",
        /// The parts of the message.
        pub content: Vec<ConversationContent> = default "content",
    }
}

impl ConversationSpeech {
    /// Creates a value with only its required fields set.
    pub fn new(content: impl IntoIterator<Item = ConversationContent>) -> Self {
        Self {
            name: None,
            content: content.into_iter().collect(),
        }
    }

    /// The name of the speaker, to tell several of one role apart.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}
