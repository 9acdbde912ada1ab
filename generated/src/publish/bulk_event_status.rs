//! `BulkEventStatus`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

use super::EventStatus;

/// What the application has done with one of several events.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct BulkEventStatus {
    /// The event.
    pub entry_id: String,
    /// What the application has done with it.
    pub status: EventStatus,
}

impl BulkEventStatus {
    /// With what it must have, and nothing else.
    pub fn new(entry_id: impl Into<String>, status: EventStatus) -> Self {
        Self {
            entry_id: entry_id.into(),
            status,
        }
    }
}

impl ToJson for BulkEventStatus {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("entryId", &self.entry_id);
        object.field("status", &self.status);
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for BulkEventStatus {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            entry_id: object.default("entryId")?,
            status: object.required("status")?,
        })
    }
}
