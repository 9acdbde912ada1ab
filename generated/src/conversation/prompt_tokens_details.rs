//! `PromptTokensDetails`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::IntegerText;

dapr_client_runtime::json_struct! {
    /// What the tokens of messages are. A number is absent where it is 0.
    #[derive(Clone, Debug, PartialEq)]
    pub struct PromptTokensDetails (PromptTokensDetailsParts) {
        /// Those that are sound.
        pub audio_tokens: Option<u64> = optional "audioTokens" as IntegerText<_>,
        /// Those that the provider had prepared before.
        pub cached_tokens: Option<u64> = optional "cachedTokens" as IntegerText<_>,
    }
}
