//! `ConversationOutput`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{DecodeError, FromJson, Json, JsonValue};

/// An answer.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConversationOutput {
    /// The text. It is absent when it is empty.
    pub result: Option<String>,
    /// The parameters of the request, in the notation of a Protobuf `Any`.
    pub parameters: BTreeMap<String, Json>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for ConversationOutput {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.optional("result", self.result.as_ref());
        object.map("parameters", &self.parameters);
        object.end();
    }
}

impl FromJson for ConversationOutput {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            result: object.optional("result")?,
            parameters: object.default("parameters")?,
        })
    }
}
