//! `ConversationResultOutput`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::{ConversationChoice, ConversationUsage};

dapr_client_runtime::json_struct! {
    /// An answer.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationResultOutput (ConversationResultOutputParts) {
        /// What the model proposes to say. Most models propose one thing.
        pub choices: Vec<ConversationChoice> = list "choices",
        /// The model, if the component says.
        pub model: Option<String> = optional "model",
        /// How many tokens this has taken, if the component says.
        pub usage: Option<ConversationUsage> = optional "usage",
    }
}
