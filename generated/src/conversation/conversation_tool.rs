//! `ConversationTool`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::ConversationFunction;

dapr_client_runtime::json_struct! {
    /// A tool that the model may want to have called.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationTool (ConversationToolParts) {
        /// The tool as a function. daprd ignores a tool without one.
        pub function: ConversationFunction = required "function",
    }
}

impl ConversationTool {
    /// Creates a value with only its required fields set.
    pub fn new(function: ConversationFunction) -> Self {
        Self { function }
    }
}
