//! `UnwrappedKey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Bytes, DecodeError, FromJson, JsonValue};

/// The key.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct UnwrappedKey {
    /// The bytes of a symmetric key, or DER (PKCS #8) of a private one, whatever format it had.
    pub plaintext_key: Bytes,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for UnwrappedKey {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("plaintextKey", &self.plaintext_key);
        object.end();
    }
}

impl FromJson for UnwrappedKey {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            plaintext_key: object.required("plaintextKey")?,
        })
    }
}
