//! `ConversationFunctionCall`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// A function to call, and with what.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationFunctionCall (ConversationFunctionCallParts) {
        /// The name of the function.
        pub name: Option<String> = optional "name",
        /// The arguments: JSON inside a string, written by the model, which need not be right.
        pub arguments: Option<String> = optional "arguments",
    }
}

impl ConversationFunctionCall {
    /// Creates a value with only its required fields set.
    pub fn new(name: impl Into<String>, arguments: impl Into<String>) -> Self {
        Self {
            name: Some(name.into()),
            arguments: Some(arguments.into()),
        }
    }
}
