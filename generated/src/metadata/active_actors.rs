//! `ActiveActors`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// How many actors of a type are active here.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ActiveActors {
    /// The type.
    pub r#type: String,
    /// How many are active. It is absent when none is.
    pub count: Option<i32>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for ActiveActors {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("type", &self.r#type);
        object.optional("count", self.count.as_ref());
        object.end();
    }
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
