//! `Decrypted`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Bytes, DecodeError, FromJson, JsonValue};

/// The message.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Decrypted {
    /// The message. It is absent when it is empty.
    pub plaintext: Option<Bytes>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for Decrypted {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.optional("plaintext", self.plaintext.as_ref());
        object.end();
    }
}

impl FromJson for Decrypted {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            plaintext: object.optional("plaintext")?,
        })
    }
}
