//! `ConversationChoice`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::IntegerText;

use super::{ConversationResultMessage, FinishReason};

dapr_client_runtime::json_struct! {
    /// A choice of the model.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationChoice (ConversationChoiceParts) {
        /// The reason why the model stopped.
        pub finish_reason: Option<FinishReason> = optional "finishReason",
        /// The index of the choice. Absent if 0.
        pub index: Option<i64> = optional "index" as IntegerText<_>,
        /// The message of the model.
        pub message: Option<ConversationResultMessage> = optional "message",
    }
}
