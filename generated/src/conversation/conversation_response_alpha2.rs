//! `ConversationResponseAlpha2`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::ConversationResultAlpha2;

dapr_client_runtime::json_struct! {
    /// The response of the model.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationResponseAlpha2 (ConversationResponseAlpha2Parts) {
        /// The ID of the conversation, if the request has one.
        pub context_id: Option<String> = optional "contextId",
        /// The outputs. Some components return a single output for all inputs.
        pub outputs: Vec<ConversationResultAlpha2> = list "outputs",
    }
}
