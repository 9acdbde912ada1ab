//! `ConversationContent`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

/// A part of a message.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConversationContent {
    /// The text.
    pub text: String,
}

impl ConversationContent {
    /// With what it must have, and nothing else.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into() }
    }
}

impl ToJson for ConversationContent {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("text", &self.text);
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for ConversationContent {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            text: object.default("text")?,
        })
    }
}
