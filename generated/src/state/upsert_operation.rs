//! `UpsertOperation`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

use super::StateItem;

/// A step that stores a value.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct UpsertOperation {
    /// What to store. An ETag that does not match undoes the whole transaction.
    ///
    /// Where the store has an outbox, the metadata `outbox.projection` with the value `true` keeps
    /// the step from being stored and publishes its value in place of that of the other step with
    /// the same key.
    pub request: StateItem,
}

impl UpsertOperation {
    /// With what it must have, and nothing else.
    pub fn new(request: StateItem) -> Self {
        Self { request }
    }
}

impl ToJson for UpsertOperation {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("operation", "upsert");
        object.field("request", &self.request);
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for UpsertOperation {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            request: object.required("request")?,
        })
    }
}
