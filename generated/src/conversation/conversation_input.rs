//! `ConversationInput`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::ConversationMessage;

dapr_client_runtime::json_struct! {
    /// Messages for the model.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationInput (ConversationInputParts) {
        /// The messages, the oldest first.
        pub messages: Vec<ConversationMessage> = list "messages",
        /// Whether to hide what looks personal in the messages before the model gets them.
        pub scrub_pii: Option<bool> = optional "scrubPii",
    }
}

impl ConversationInput {
    /// Creates a value with only its required fields set.
    pub fn new(messages: impl IntoIterator<Item = ConversationMessage>) -> Self {
        Self {
            messages: messages.into_iter().collect(),
            scrub_pii: None,
        }
    }

    /// Whether to hide what looks personal in the messages before the model gets them.
    #[must_use]
    pub fn scrub_pii(mut self, scrub_pii: bool) -> Self {
        self.scrub_pii = Some(scrub_pii);
        self
    }
}
