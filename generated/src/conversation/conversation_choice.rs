//! `ConversationChoice`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::IntegerText;

use super::{ConversationResultMessage, FinishReason};

dapr_client_runtime::json_struct! {
    /// What the model proposes to say.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationChoice (ConversationChoiceParts) {
        /// Why the model stopped.
        pub finish_reason: Option<FinishReason> = optional "finishReason",
        /// The place of the proposal in the list. It is absent where it is 0.
        pub index: Option<i64> = optional "index" as IntegerText<_>,
        /// The proposal.
        pub message: Option<ConversationResultMessage> = optional "message",
    }
}
