//! `PromptTokensDetails`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::IntegerText;

dapr_client_runtime::json_struct! {
    /// A breakdown of the tokens in a prompt. Numbers that are 0 are absent.
    #[derive(Clone, Debug, PartialEq)]
    pub struct PromptTokensDetails (PromptTokensDetailsParts) {
        /// The number of audio tokens.
        pub audio_tokens: Option<u64> = optional "audioTokens" as IntegerText<_>,
        /// The number of tokens read from the prompt cache.
        pub cached_tokens: Option<u64> = optional "cachedTokens" as IntegerText<_>,
    }
}
