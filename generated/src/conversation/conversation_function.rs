//! `ConversationFunction`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Json, JsonWriter, ToJson};
use serde::Serialize;

/// A function that the model may want to have called.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConversationFunction {
    /// The name of the function.
    pub name: String,
    /// What it does, for the model to know when to use it.
    pub description: Option<String>,
    /// The parameters, as an object that is a JSON Schema.
    pub parameters: Option<Json>,
}

impl ConversationFunction {
    /// With what it must have, and nothing else.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            description: None,
            parameters: None,
        }
    }

    /// What it does, for the model to know when to use it.
    #[must_use]
    pub fn description(mut self, description: impl Into<String>) -> Self {
        self.description = Some(description.into());
        self
    }

    /// The parameters, as an object that is a JSON Schema.
    #[must_use]
    pub fn parameters(mut self, parameters: impl Serialize) -> Self {
        self.parameters = Some(Json::new(&parameters));
        self
    }
}

impl ToJson for ConversationFunction {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("name", &self.name);
        object.optional("description", self.description.as_ref());
        object.optional("parameters", self.parameters.as_ref());
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for ConversationFunction {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            name: object.default("name")?,
            description: object.optional("description")?,
            parameters: object.optional("parameters")?,
        })
    }
}
