//! `ConversationInput`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

use super::ConversationMessage;

/// Messages for the model.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConversationInput {
    /// The messages, the oldest first.
    pub messages: Vec<ConversationMessage>,
    /// Whether to hide what looks personal in the messages before the model gets them.
    pub scrub_pii: Option<bool>,
}

impl ConversationInput {
    /// With what it must have, and nothing else.
    pub fn new(messages: impl IntoIterator<Item = ConversationMessage>) -> Self {
        Self {
            messages: messages.into_iter().collect(),
            scrub_pii: None,
        }
    }

    /// Whether to hide what looks personal in the messages before the model gets them.
    #[must_use]
    pub fn scrub_pii(mut self, scrub_pii: bool) -> Self {
        self.scrub_pii = Some(scrub_pii);
        self
    }
}

impl ToJson for ConversationInput {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.list("messages", &self.messages);
        object.optional("scrubPii", self.scrub_pii.as_ref());
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for ConversationInput {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            messages: object.default("messages")?,
            scrub_pii: object.optional("scrubPii")?,
        })
    }
}
