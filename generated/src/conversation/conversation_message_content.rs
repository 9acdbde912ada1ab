//! `ConversationMessageContent`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// A part of the content of a message.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationMessageContent (ConversationMessageContentParts) {
        /// The text.
        pub text: String = default "text",
    }
}

impl ConversationMessageContent {
    /// Creates a value with only its required fields set.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }
}
