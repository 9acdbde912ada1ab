//! `ActiveRule`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// Where events go that match an expression.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct ActiveRule {
    /// A CEL expression over the event. It is absent where the rule matches every event.
    pub r#match: Option<String>,
    /// The path at the application, with or without a slash before it, as the subscription has it.
    pub path: Option<String>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for ActiveRule {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.optional("match", self.r#match.as_ref());
        object.optional("path", self.path.as_ref());
        object.end();
    }
}

impl FromJson for ActiveRule {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            r#match: object.optional("match")?,
            path: object.optional("path")?,
        })
    }
}
