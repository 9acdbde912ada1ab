//! `NamedResource`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// A resource that is loaded.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct NamedResource {
    /// Its name.
    pub name: String,
}

impl FromJson for NamedResource {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            name: object.required("name")?,
        })
    }
}
