//! `UnwrappedKey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Bytes, DecodeError, FromJson, JsonValue};

/// The key.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UnwrappedKey {
    /// The bytes of a symmetric key, or DER (PKCS #8) of a private one, whatever format it had.
    pub plaintext_key: Bytes,
}

impl FromJson for UnwrappedKey {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            plaintext_key: object.required("plaintextKey")?,
        })
    }
}
