//! `ConversationTool`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

use super::ConversationFunction;

/// A tool that the model may want to have called.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConversationTool {
    /// The tool as a function. daprd ignores a tool without one.
    pub function: ConversationFunction,
}

impl ConversationTool {
    /// With what it must have, and nothing else.
    pub fn new(function: ConversationFunction) -> Self {
        Self { function }
    }
}

impl ToJson for ConversationTool {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("function", &self.function);
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for ConversationTool {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            function: object.required("function")?,
        })
    }
}
