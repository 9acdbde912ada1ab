//! `ConfigurationItem`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// The value of an item.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConfigurationItem {
    /// The value. It is absent when it is empty. Some stores say nothing of an item whose value is
    /// empty.
    pub value: Option<String>,
    /// The version of the value, if the store keeps versions.
    pub version: Option<String>,
    /// What else the store says about the item.
    pub metadata: BTreeMap<String, String>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for ConfigurationItem {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.optional("value", self.value.as_ref());
        object.optional("version", self.version.as_ref());
        object.map("metadata", &self.metadata);
        object.end();
    }
}

impl FromJson for ConfigurationItem {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            value: object.optional("value")?,
            version: object.optional("version")?,
            metadata: object.default("metadata")?,
        })
    }
}
