//! `Encrypted`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Bytes, DecodeError, FromJson, JsonValue};

/// The encrypted message.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Encrypted {
    /// The encrypted message. It is absent when it is empty.
    pub ciphertext: Option<Bytes>,
    /// What proves that nobody has tampered with it. It is absent when the algorithm has none.
    pub tag: Option<Bytes>,
}

impl FromJson for Encrypted {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            ciphertext: object.optional("ciphertext")?,
            tag: object.optional("tag")?,
        })
    }
}
