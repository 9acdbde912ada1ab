//! `ConversationContent`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// A part of a message.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationContent (ConversationContentParts) {
        /// The text.
        pub text: String = default "text",
    }
}

impl ConversationContent {
    /// Creates a value with only its required fields set.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }
}
