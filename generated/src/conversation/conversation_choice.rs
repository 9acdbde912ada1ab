//! `ConversationChoice`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, IntegerText, JsonValue};

use super::{ConversationResultMessage, FinishReason};

/// What the model proposes to say.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConversationChoice {
    /// Why the model stopped.
    pub finish_reason: Option<FinishReason>,
    /// The place of the proposal in the list. It is absent where it is 0.
    pub index: Option<i64>,
    /// The proposal.
    pub message: Option<ConversationResultMessage>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for ConversationChoice {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.optional("finishReason", self.finish_reason.as_ref());
        object.optional("index", self.index.map(IntegerText).as_ref());
        object.optional("message", self.message.as_ref());
        object.end();
    }
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
