//! `Verification`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// Whether the signature is right.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Verification {
    /// Whether the signature is right. It is absent when it is not.
    pub valid: bool,
}

impl FromJson for Verification {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            valid: object.default("valid")?,
        })
    }
}
