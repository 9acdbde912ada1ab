//! `ConversationText`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

/// A text for the model.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConversationText {
    /// The text.
    pub content: String,
    /// Who says it, for example `user` or `system`. Without it, the user does.
    pub role: Option<String>,
    /// Whether to hide what looks personal in the text before the model gets it.
    pub scrub_pii: Option<bool>,
}

impl ConversationText {
    /// With what it must have, and nothing else.
    pub fn new(content: impl Into<String>) -> Self {
        Self {
            content: content.into(),
            role: None,
            scrub_pii: None,
        }
    }

    /// Who says it, for example `user` or `system`. Without it, the user does.
    #[must_use]
    pub fn role(mut self, role: impl Into<String>) -> Self {
        self.role = Some(role.into());
        self
    }

    /// Whether to hide what looks personal in the text before the model gets it.
    #[must_use]
    pub fn scrub_pii(mut self, scrub_pii: bool) -> Self {
        self.scrub_pii = Some(scrub_pii);
        self
    }
}

impl ToJson for ConversationText {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("content", &self.content);
        object.optional("role", self.role.as_ref());
        object.optional("scrubPII", self.scrub_pii.as_ref());
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for ConversationText {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            content: object.default("content")?,
            role: object.optional("role")?,
            scrub_pii: object.optional("scrubPII")?,
        })
    }
}
