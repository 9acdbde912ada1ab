//! `ConversationUsage`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::IntegerText;

use super::{CompletionTokensDetails, PromptTokensDetails};

dapr_client_runtime::json_struct! {
    /// The token usage of a response. Numbers that are 0 are absent.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConversationUsage (ConversationUsageParts) {
        /// The number of tokens in the response.
        pub completion_tokens: Option<u64> = optional "completionTokens" as IntegerText<_>,
        /// The number of tokens in the prompt.
        pub prompt_tokens: Option<u64> = optional "promptTokens" as IntegerText<_>,
        /// The total number of tokens.
        pub total_tokens: Option<u64> = optional "totalTokens" as IntegerText<_>,
        /// A breakdown of the tokens in the response.
        pub completion_tokens_details: Option<CompletionTokensDetails> = optional "completionTokensDetails",
        /// A breakdown of the tokens in the prompt.
        pub prompt_tokens_details: Option<PromptTokensDetails> = optional "promptTokensDetails",
    }
}
