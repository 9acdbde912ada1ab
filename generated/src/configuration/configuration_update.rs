//! `ConfigurationUpdate`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

use super::ConfigurationItem;

/// What has changed.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ConfigurationUpdate {
    /// The id of the subscription.
    pub id: String,
    /// The items that have changed, by their keys; it is usually one. When an item is deleted,
    /// Redis reports it without a value, and PostgreSQL with the last one.
    pub items: BTreeMap<String, ConfigurationItem>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for ConfigurationUpdate {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("id", &self.id);
        object.field("items", &self.items);
        object.end();
    }
}

impl FromJson for ConfigurationUpdate {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            id: object.required("id")?,
            items: object.required("items")?,
        })
    }
}
