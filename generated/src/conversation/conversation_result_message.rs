//! `ConversationResultMessage`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::ConversationToolCall;

dapr_client_runtime::json_struct! {
    /// A message of the model.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationResultMessage (ConversationResultMessageParts) {
        /// The text. Absent if empty.
        pub content: Option<String> = optional "content",
        /// The tool calls of the model.
        pub tool_calls: Vec<ConversationToolCall> = list "toolCalls",
    }
}
