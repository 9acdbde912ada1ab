//! `ActiveRule`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// Where events go that match an expression.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ActiveRule {
    /// A CEL expression over the event. It is absent where the rule matches every event.
    pub r#match: Option<String>,
    /// The path at the application, with or without a slash before it, as the subscription has it.
    pub path: Option<String>,
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
