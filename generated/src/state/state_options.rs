//! `StateOptions`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

use super::{Concurrency, Consistency};

/// How an item is written or deleted.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct StateOptions {
    /// Whether an ETag is necessary. Without it, the store decides.
    pub concurrency: Option<Concurrency>,
    /// How safe the write has to be. Without it, the store decides.
    pub consistency: Option<Consistency>,
}

impl StateOptions {
    /// With what it must have, and nothing else.
    pub fn new() -> Self {
        Self {
            concurrency: None,
            consistency: None,
        }
    }

    /// Whether an ETag is necessary. Without it, the store decides.
    #[must_use]
    pub fn concurrency(mut self, concurrency: Concurrency) -> Self {
        self.concurrency = Some(concurrency);
        self
    }

    /// How safe the write has to be. Without it, the store decides.
    #[must_use]
    pub fn consistency(mut self, consistency: Consistency) -> Self {
        self.consistency = Some(consistency);
        self
    }
}

impl ToJson for StateOptions {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.optional("concurrency", self.concurrency.as_ref());
        object.optional("consistency", self.consistency.as_ref());
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for StateOptions {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            concurrency: object.optional("concurrency")?,
            consistency: object.optional("consistency")?,
        })
    }
}
