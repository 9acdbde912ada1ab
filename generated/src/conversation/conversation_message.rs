//! `ConversationMessage`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

use super::{ConversationAssistantSpeech, ConversationSpeech, ConversationToolSpeech};

/// A message. Exactly one of the members has to be there, and says who speaks.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConversationMessage {
    /// The developer of the application speaks, who tells the model what to do.
    pub of_developer: Option<ConversationSpeech>,
    /// The system speaks, which tells the model what to do.
    pub of_system: Option<ConversationSpeech>,
    /// The user speaks.
    pub of_user: Option<ConversationSpeech>,
    /// The model speaks, as in an earlier answer.
    pub of_assistant: Option<ConversationAssistantSpeech>,
    /// A tool speaks that the model wanted to be called.
    pub of_tool: Option<ConversationToolSpeech>,
}

impl ConversationMessage {
    /// With what it must have, and nothing else.
    pub fn new() -> Self {
        Self {
            of_developer: None,
            of_system: None,
            of_user: None,
            of_assistant: None,
            of_tool: None,
        }
    }

    /// The developer of the application speaks, who tells the model what to do.
    #[must_use]
    pub fn of_developer(mut self, of_developer: ConversationSpeech) -> Self {
        self.of_developer = Some(of_developer);
        self
    }

    /// The system speaks, which tells the model what to do.
    #[must_use]
    pub fn of_system(mut self, of_system: ConversationSpeech) -> Self {
        self.of_system = Some(of_system);
        self
    }

    /// The user speaks.
    #[must_use]
    pub fn of_user(mut self, of_user: ConversationSpeech) -> Self {
        self.of_user = Some(of_user);
        self
    }

    /// The model speaks, as in an earlier answer.
    #[must_use]
    pub fn of_assistant(mut self, of_assistant: ConversationAssistantSpeech) -> Self {
        self.of_assistant = Some(of_assistant);
        self
    }

    /// A tool speaks that the model wanted to be called.
    #[must_use]
    pub fn of_tool(mut self, of_tool: ConversationToolSpeech) -> Self {
        self.of_tool = Some(of_tool);
        self
    }
}

impl ToJson for ConversationMessage {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.optional("ofDeveloper", self.of_developer.as_ref());
        object.optional("ofSystem", self.of_system.as_ref());
        object.optional("ofUser", self.of_user.as_ref());
        object.optional("ofAssistant", self.of_assistant.as_ref());
        object.optional("ofTool", self.of_tool.as_ref());
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for ConversationMessage {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            of_developer: object.optional("ofDeveloper")?,
            of_system: object.optional("ofSystem")?,
            of_user: object.optional("ofUser")?,
            of_assistant: object.optional("ofAssistant")?,
            of_tool: object.optional("ofTool")?,
        })
    }
}
