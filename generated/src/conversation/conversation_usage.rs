//! `ConversationUsage`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, IntegerText, JsonValue};

use super::{CompletionTokensDetails, PromptTokensDetails};

/// How many tokens an answer has taken. A number is absent where it is 0.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
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

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for ConversationUsage {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.optional(
            "completionTokens",
            self.completion_tokens.map(IntegerText).as_ref(),
        );
        object.optional("promptTokens", self.prompt_tokens.map(IntegerText).as_ref());
        object.optional("totalTokens", self.total_tokens.map(IntegerText).as_ref());
        object.optional(
            "completionTokensDetails",
            self.completion_tokens_details.as_ref(),
        );
        object.optional("promptTokensDetails", self.prompt_tokens_details.as_ref());
        object.end();
    }
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
