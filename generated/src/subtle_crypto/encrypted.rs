//! `Encrypted`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Bytes, DecodeError, FromJson, JsonValue};

/// The encrypted message.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Encrypted {
    /// The encrypted message. It is absent when it is empty.
    pub ciphertext: Option<Bytes>,
    /// What proves that nobody has tampered with it. It is absent when the algorithm has none.
    pub tag: Option<Bytes>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for Encrypted {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.optional("ciphertext", self.ciphertext.as_ref());
        object.optional("tag", self.tag.as_ref());
        object.end();
    }
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
