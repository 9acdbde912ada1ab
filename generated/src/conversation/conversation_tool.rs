//! `ConversationTool`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::ConversationFunction;

dapr_client_runtime::json_struct! {
    /// A tool that the model may call.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationTool (ConversationToolParts) {
        /// The function that the tool provides. daprd ignores tools without a function.
        pub function: ConversationFunction = required "function",
    }
}

impl ConversationTool {
    /// Creates a value with only its required fields set.
    pub fn new(function: ConversationFunction) -> Self {
        Self { function }
    }
}
