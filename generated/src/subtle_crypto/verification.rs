//! `Verification`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// Whether the signature is right.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Verification {
    /// Whether the signature is right. It is absent when it is not.
    pub valid: bool,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for Verification {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.flag("valid", self.valid);
        object.end();
    }
}

impl FromJson for Verification {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            valid: object.default("valid")?,
        })
    }
}
