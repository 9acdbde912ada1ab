//! `ConversationChoice`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, IntegerText, JsonValue};

use super::{ConversationResultMessage, FinishReason};

/// What the model proposes to say.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ConversationChoice {
    /// Why the model stopped.
    pub finish_reason: Option<FinishReason>,
    /// The place of the proposal in the list. It is absent where it is 0.
    pub index: Option<i64>,
    /// The proposal.
    pub message: Option<ConversationResultMessage>,
}

impl FromJson for ConversationChoice {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            finish_reason: object.optional("finishReason")?,
            index: object
                .optional::<IntegerText<_>>("index")?
                .map(|value| value.0),
            message: object.optional("message")?,
        })
    }
}
