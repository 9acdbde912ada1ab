//! `ActiveActors`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// How many actors of a type are active here.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActiveActors {
    /// The type.
    pub r#type: String,
    /// How many are active. It is absent when none is.
    pub count: Option<i32>,
}

impl FromJson for ActiveActors {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            r#type: object.required("type")?,
            count: object.optional("count")?,
        })
    }
}
