//! `StateQueryPage`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

/// Which part of the results to return.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct StateQueryPage {
    /// How many results to return at most. Without it, all of them.
    pub limit: Option<u32>,
    /// Where to go on, from the previous part.
    pub token: Option<String>,
}

impl StateQueryPage {
    /// With what it must have, and nothing else.
    pub fn new() -> Self {
        Self {
            limit: None,
            token: None,
        }
    }

    /// How many results to return at most. Without it, all of them.
    #[must_use]
    pub fn limit(mut self, limit: u32) -> Self {
        self.limit = Some(limit);
        self
    }

    /// Where to go on, from the previous part.
    #[must_use]
    pub fn token(mut self, token: impl Into<String>) -> Self {
        self.token = Some(token.into());
        self
    }
}

impl ToJson for StateQueryPage {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.optional("limit", self.limit.as_ref());
        object.optional("token", self.token.as_ref());
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for StateQueryPage {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            limit: object.optional("limit")?,
            token: object.optional("token")?,
        })
    }
}
