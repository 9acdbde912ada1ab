//! `ConversationResult`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::ConversationResultOutput;

dapr_client_runtime::json_struct! {
    /// What the model says.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationResult (ConversationResultParts) {
        /// The name of the conversation, if the request had one.
        pub context_id: Option<String> = optional "contextId",
        /// The answers. Some components have a single one for all inputs.
        pub outputs: Vec<ConversationResultOutput> = list "outputs",
    }
}
