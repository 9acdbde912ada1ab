//! `ConversationToolCall`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::ConversationFunctionCall;

dapr_client_runtime::json_struct! {
    /// A tool that the model wants to have called.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationToolCall (ConversationToolCallParts) {
        /// The call. The message with its result repeats it.
        pub id: Option<String> = optional "id",
        /// The function to call.
        pub function: ConversationFunctionCall = required "function",
    }
}

impl ConversationToolCall {
    /// Creates a value with only its required fields set.
    pub fn new(function: ConversationFunctionCall) -> Self {
        Self { id: None, function }
    }

    /// The call. The message with its result repeats it.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
}
