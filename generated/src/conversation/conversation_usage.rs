//! `ConversationUsage`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::IntegerText;

use super::{CompletionTokensDetails, PromptTokensDetails};

dapr_client_runtime::json_struct! {
    /// How many tokens an answer has taken. A number is absent where it is 0.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationUsage (ConversationUsageParts) {
        /// The tokens of the answer.
        pub completion_tokens: Option<u64> = optional "completionTokens" as IntegerText<_>,
        /// The tokens of the messages.
        pub prompt_tokens: Option<u64> = optional "promptTokens" as IntegerText<_>,
        /// Both together.
        pub total_tokens: Option<u64> = optional "totalTokens" as IntegerText<_>,
        /// What the tokens of the answer are.
        pub completion_tokens_details: Option<CompletionTokensDetails> = optional "completionTokensDetails",
        /// What the tokens of the messages are.
        pub prompt_tokens_details: Option<PromptTokensDetails> = optional "promptTokensDetails",
    }
}
