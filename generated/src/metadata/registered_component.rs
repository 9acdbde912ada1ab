//! `RegisteredComponent`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// A component that is loaded.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct RegisteredComponent {
    /// The name under which other operations know it.
    pub name: String,
    /// What it is, for example `state.redis`.
    pub r#type: String,
    /// The version of the component's interface, for example `v1`.
    pub version: String,
    /// What it can do, for example `ETAG`, `TRANSACTIONAL` or `INPUT_BINDING`.
    pub capabilities: Vec<String>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for RegisteredComponent {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("name", &self.name);
        object.field("type", &self.r#type);
        object.field("version", &self.version);
        object.list("capabilities", &self.capabilities);
        object.end();
    }
}

impl FromJson for RegisteredComponent {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            name: object.required("name")?,
            r#type: object.required("type")?,
            version: object.required("version")?,
            capabilities: object.default("capabilities")?,
        })
    }
}
