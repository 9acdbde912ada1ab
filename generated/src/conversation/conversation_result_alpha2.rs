//! `ConversationResultAlpha2`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::{ConversationChoice, ConversationUsage};

dapr_client_runtime::json_struct! {
    /// An output of the model.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationResultAlpha2 (ConversationResultAlpha2Parts) {
        /// The choices of the model. Most models return one.
        pub choices: Vec<ConversationChoice> = list "choices",
        /// The name of the model, if the component reports it.
        pub model: Option<String> = optional "model",
        /// The token usage, if the component reports it.
        pub usage: Option<ConversationUsage> = optional "usage",
    }
}
