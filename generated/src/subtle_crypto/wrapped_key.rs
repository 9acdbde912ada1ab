//! `WrappedKey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Bytes, DecodeError, FromJson, JsonValue};

/// The encrypted key.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct WrappedKey {
    /// The encrypted key.
    pub wrapped_key: Bytes,
    /// What proves that nobody has tampered with it. It is absent when the algorithm has none.
    pub tag: Option<Bytes>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for WrappedKey {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("wrappedKey", &self.wrapped_key);
        object.optional("tag", self.tag.as_ref());
        object.end();
    }
}

impl FromJson for WrappedKey {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            wrapped_key: object.required("wrappedKey")?,
            tag: object.optional("tag")?,
        })
    }
}
