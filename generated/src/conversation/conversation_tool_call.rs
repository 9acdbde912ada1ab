//! `ConversationToolCall`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::ConversationFunctionCall;

dapr_client_runtime::json_struct! {
    /// A tool call of the model.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationToolCall (ConversationToolCallParts) {
        /// The ID of the tool call. The tool message with the result refers to it.
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

    /// The ID of the tool call. The tool message with the result refers to it.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
}
