//! `ConversationResponse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::ConversationResult;

dapr_client_runtime::json_struct! {
    /// The response of the model.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationResponse (ConversationResponseParts) {
        /// The ID of the conversation, if the request has one.
        pub context_id: Option<String> = optional "contextID",
        /// The outputs. Some components return a single output for all inputs.
        pub outputs: Vec<ConversationResult> = list "outputs",
    }
}
