//! `Decrypted`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Bytes, DecodeError, FromJson, JsonValue};

/// The message.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Decrypted {
    /// The message. It is absent when it is empty.
    pub plaintext: Option<Bytes>,
}

impl FromJson for Decrypted {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            plaintext: object.optional("plaintext")?,
        })
    }
}
