//! `NamedResource`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// A resource that is loaded.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct NamedResource {
    /// Its name.
    pub name: String,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for NamedResource {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("name", &self.name);
        object.end();
    }
}

impl FromJson for NamedResource {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            name: object.required("name")?,
        })
    }
}
