//! `ConversationFunctionCall`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// The name and arguments of a function call.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationFunctionCall (ConversationFunctionCallParts) {
        /// The name of the function.
        pub name: Option<String> = optional "name",
        /// The arguments as a string of JSON. The model generates them and they may be invalid.
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
