//! `ConversationInputAlpha2`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::ConversationMessage;

dapr_client_runtime::json_struct! {
    /// An input to the model, consisting of messages.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationInputAlpha2 (ConversationInputAlpha2Parts) {
        /// The messages, oldest first.
        pub messages: Vec<ConversationMessage> = list "messages",
        /// Whether to scrub PII from the messages before they are sent to the model. Defaults to
        /// `false`.
        pub scrub_pii: Option<bool> = optional "scrubPii",
    }
}

impl ConversationInputAlpha2 {
    /// Creates a value with only its required fields set.
    pub fn new(messages: impl IntoIterator<Item = ConversationMessage>) -> Self {
        Self {
            messages: messages.into_iter().collect(),
            scrub_pii: None,
        }
    }

    /// Whether to scrub PII from the messages before they are sent to the model. Defaults to
    /// `false`.
    #[must_use]
    pub fn scrub_pii(mut self, scrub_pii: bool) -> Self {
        self.scrub_pii = Some(scrub_pii);
        self
    }
}
