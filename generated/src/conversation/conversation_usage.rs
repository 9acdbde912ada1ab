//! `ConversationUsage`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, IntegerText, JsonValue};

use super::{CompletionTokensDetails, PromptTokensDetails};

/// How many tokens an answer has taken. A number is absent where it is 0.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ConversationUsage {
    /// The tokens of the answer.
    pub completion_tokens: Option<u64>,
    /// The tokens of the messages.
    pub prompt_tokens: Option<u64>,
    /// Both together.
    pub total_tokens: Option<u64>,
    /// What the tokens of the answer are.
    pub completion_tokens_details: Option<CompletionTokensDetails>,
    /// What the tokens of the messages are.
    pub prompt_tokens_details: Option<PromptTokensDetails>,
}

impl FromJson for ConversationUsage {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            completion_tokens: object
                .optional::<IntegerText<_>>("completionTokens")?
                .map(|value| value.0),
            prompt_tokens: object
                .optional::<IntegerText<_>>("promptTokens")?
                .map(|value| value.0),
            total_tokens: object
                .optional::<IntegerText<_>>("totalTokens")?
                .map(|value| value.0),
            completion_tokens_details: object.optional("completionTokensDetails")?,
            prompt_tokens_details: object.optional("promptTokensDetails")?,
        })
    }
}
