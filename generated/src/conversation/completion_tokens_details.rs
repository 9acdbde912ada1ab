//! `CompletionTokensDetails`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::IntegerText;

dapr_client_runtime::json_struct! {
    /// A breakdown of the tokens in a response. Numbers that are 0 are absent.
    #[derive(Clone, Debug, PartialEq)]
    pub struct CompletionTokensDetails (CompletionTokensDetailsParts) {
        /// The number of predicted tokens that appear in the response.
        pub accepted_prediction_tokens: Option<u64> = optional "acceptedPredictionTokens" as IntegerText<_>,
        /// The number of audio tokens.
        pub audio_tokens: Option<u64> = optional "audioTokens" as IntegerText<_>,
        /// The number of tokens used for reasoning.
        pub reasoning_tokens: Option<u64> = optional "reasoningTokens" as IntegerText<_>,
        /// The number of predicted tokens that do not appear in the response. They count towards
        /// the total.
        pub rejected_prediction_tokens: Option<u64> = optional "rejectedPredictionTokens" as IntegerText<_>,
    }
}
