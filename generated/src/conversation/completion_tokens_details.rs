//! `CompletionTokensDetails`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::IntegerText;

dapr_client_runtime::json_struct! {
    /// What the tokens of an answer are. A number is absent where it is 0.
    #[derive(Clone, Debug, PartialEq)]
    pub struct CompletionTokensDetails (CompletionTokensDetailsParts) {
        /// Those of a predicted answer that are in the answer.
        pub accepted_prediction_tokens: Option<u64> = optional "acceptedPredictionTokens" as IntegerText<_>,
        /// Those that are sound.
        pub audio_tokens: Option<u64> = optional "audioTokens" as IntegerText<_>,
        /// Those that the model used for thinking.
        pub reasoning_tokens: Option<u64> = optional "reasoningTokens" as IntegerText<_>,
        /// Those of a predicted answer that are not in the answer. They count as if they were.
        pub rejected_prediction_tokens: Option<u64> = optional "rejectedPredictionTokens" as IntegerText<_>,
    }
}
