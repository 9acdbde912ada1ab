//! `ConversationSpeech`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

use super::ConversationContent;

/// What somebody says.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConversationSpeech {
    /// The name of the speaker, to tell several of one role apart.
    pub name: Option<String>,
    /// The parts of the message.
    pub content: Vec<ConversationContent>,
}

impl ConversationSpeech {
    /// With what it must have, and nothing else.
    pub fn new(content: impl IntoIterator<Item = ConversationContent>) -> Self {
        Self {
            name: None,
            content: content.into_iter().collect(),
        }
    }

    /// The name of the speaker, to tell several of one role apart.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}

impl ToJson for ConversationSpeech {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.optional("name", self.name.as_ref());
        object.field("content", &self.content);
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for ConversationSpeech {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            name: object.optional("name")?,
            content: object.default("content")?,
        })
    }
}
