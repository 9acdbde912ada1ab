//! `ConversationResultMessage`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::ConversationToolCall;

dapr_client_runtime::json_struct! {
    /// A message of the model.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationResultMessage (ConversationResultMessageParts) {
        /// The text. It is absent when it is empty.
        pub content: Option<String> = optional "content",
        /// The tools that the model wants to have called.
        pub tool_calls: Vec<ConversationToolCall> = list "toolCalls",
    }
}
