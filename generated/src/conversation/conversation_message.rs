//! `ConversationMessage`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue, JsonWriter, ToJson};

use super::{ConversationAssistantMessage, ConversationTextMessage, ConversationToolMessage};

/// A message and the role of its author.
#[derive(Clone, Debug, PartialEq)]
pub enum ConversationMessage {
    /// A message of the application developer, with instructions for the model.
    Developer(ConversationTextMessage),
    /// A system message, with instructions for the model.
    System(ConversationTextMessage),
    /// A message of the user.
    User(ConversationTextMessage),
    /// A message of the model from an earlier response.
    Assistant(ConversationAssistantMessage),
    /// The result of a tool call.
    Tool(ConversationToolMessage),
}

impl ToJson for ConversationMessage {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        match self {
            Self::Developer(value) => object.field("ofDeveloper", value),
            Self::System(value) => object.field("ofSystem", value),
            Self::User(value) => object.field("ofUser", value),
            Self::Assistant(value) => object.field("ofAssistant", value),
            Self::Tool(value) => object.field("ofTool", value),
        }
        object.end();
    }
}

impl FromJson for ConversationMessage {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let known = ["ofDeveloper", "ofSystem", "ofUser", "ofAssistant", "ofTool"];
        let object = value.object()?;
        match object.only_one_of(&known)? {
            Some("ofDeveloper") => object.required("ofDeveloper").map(Self::Developer),
            Some("ofSystem") => object.required("ofSystem").map(Self::System),
            Some("ofUser") => object.required("ofUser").map(Self::User),
            Some("ofAssistant") => object.required("ofAssistant").map(Self::Assistant),
            Some("ofTool") => object.required("ofTool").map(Self::Tool),
            _ => Err(DecodeError::no_known_member(&known)),
        }
    }
}
