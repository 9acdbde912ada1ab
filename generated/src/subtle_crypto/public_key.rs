//! `PublicKey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// The public part of the key. Without both members the component has no such key and says so
/// in this way.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct PublicKey {
    /// The name of the key, with its version where the component keeps versions.
    pub name: Option<String>,
    /// The public part, in the format asked for. In JSON it is a JSON Web Key within a string.
    pub public_key: Option<String>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for PublicKey {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.optional("name", self.name.as_ref());
        object.optional("publicKey", self.public_key.as_ref());
        object.end();
    }
}

impl FromJson for PublicKey {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            name: object.optional("name")?,
            public_key: object.optional("publicKey")?,
        })
    }
}
