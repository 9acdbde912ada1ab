//! `PromptTokensDetails`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, IntegerText, JsonValue};

/// What the tokens of messages are. A number is absent where it is 0.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct PromptTokensDetails {
    /// Those that are sound.
    pub audio_tokens: Option<u64>,
    /// Those that the provider had prepared before.
    pub cached_tokens: Option<u64>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for PromptTokensDetails {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.optional("audioTokens", self.audio_tokens.map(IntegerText).as_ref());
        object.optional("cachedTokens", self.cached_tokens.map(IntegerText).as_ref());
        object.end();
    }
}

impl FromJson for PromptTokensDetails {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            audio_tokens: object
                .optional::<IntegerText<_>>("audioTokens")?
                .map(|value| value.0),
            cached_tokens: object
                .optional::<IntegerText<_>>("cachedTokens")?
                .map(|value| value.0),
        })
    }
}
