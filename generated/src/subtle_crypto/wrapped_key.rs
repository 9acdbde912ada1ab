//! `WrappedKey`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Bytes, DecodeError, FromJson, JsonValue};

/// The encrypted key.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WrappedKey {
    /// The encrypted key.
    pub wrapped_key: Bytes,
    /// What proves that nobody has tampered with it. It is absent when the algorithm has none.
    pub tag: Option<Bytes>,
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
