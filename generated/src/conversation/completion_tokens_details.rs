//! `CompletionTokensDetails`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, IntegerText, JsonValue};

/// What the tokens of an answer are. A number is absent where it is 0.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct CompletionTokensDetails {
    /// Those of a predicted answer that are in the answer.
    pub accepted_prediction_tokens: Option<u64>,
    /// Those that are sound.
    pub audio_tokens: Option<u64>,
    /// Those that the model used for thinking.
    pub reasoning_tokens: Option<u64>,
    /// Those of a predicted answer that are not in the answer. They count as if they were.
    pub rejected_prediction_tokens: Option<u64>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for CompletionTokensDetails {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.optional(
            "acceptedPredictionTokens",
            self.accepted_prediction_tokens.map(IntegerText).as_ref(),
        );
        object.optional("audioTokens", self.audio_tokens.map(IntegerText).as_ref());
        object.optional(
            "reasoningTokens",
            self.reasoning_tokens.map(IntegerText).as_ref(),
        );
        object.optional(
            "rejectedPredictionTokens",
            self.rejected_prediction_tokens.map(IntegerText).as_ref(),
        );
        object.end();
    }
}

impl FromJson for CompletionTokensDetails {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            accepted_prediction_tokens: object
                .optional::<IntegerText<_>>("acceptedPredictionTokens")?
                .map(|value| value.0),
            audio_tokens: object
                .optional::<IntegerText<_>>("audioTokens")?
                .map(|value| value.0),
            reasoning_tokens: object
                .optional::<IntegerText<_>>("reasoningTokens")?
                .map(|value| value.0),
            rejected_prediction_tokens: object
                .optional::<IntegerText<_>>("rejectedPredictionTokens")?
                .map(|value| value.0),
        })
    }
}
