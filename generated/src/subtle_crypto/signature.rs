//! `Signature`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Bytes, DecodeError, FromJson, JsonValue};

/// The signature.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct Signature {
    /// The signature. That of an elliptic curve is ASN.1 DER.
    pub signature: Bytes,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for Signature {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("signature", &self.signature);
        object.end();
    }
}

impl FromJson for Signature {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            signature: object.required("signature")?,
        })
    }
}
