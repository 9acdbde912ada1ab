//! `StateQuerySort`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

use super::SortOrder;

/// One field by which results are sorted.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct StateQuerySort {
    /// The field, with dots between the levels.
    pub key: String,
    /// In which direction. Without it, the smallest comes first.
    pub order: Option<SortOrder>,
}

impl StateQuerySort {
    /// With what it must have, and nothing else.
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            order: None,
        }
    }

    /// In which direction. Without it, the smallest comes first.
    #[must_use]
    pub fn order(mut self, order: SortOrder) -> Self {
        self.order = Some(order);
        self
    }
}

impl ToJson for StateQuerySort {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("key", &self.key);
        object.optional("order", self.order.as_ref());
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for StateQuerySort {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            key: object.default("key")?,
            order: object.optional("order")?,
        })
    }
}
