//! `BulkEventResponse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

use super::BulkEventStatus;

/// What the application has done with each of several events.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct BulkEventResponse {
    /// What the application has done.
    pub statuses: Vec<BulkEventStatus>,
}

impl BulkEventResponse {
    /// With what it must have, and nothing else.
    pub fn new(statuses: impl IntoIterator<Item = BulkEventStatus>) -> Self {
        Self {
            statuses: statuses.into_iter().collect(),
        }
    }
}

impl ToJson for BulkEventResponse {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("statuses", &self.statuses);
        object.end();
    }
}

#[cfg(feature = "server")]
impl dapr_client_runtime::FromJson for BulkEventResponse {
    fn from_json(
        value: dapr_client_runtime::JsonValue<'_>,
    ) -> Result<Self, dapr_client_runtime::DecodeError> {
        let object = value.object()?;
        Ok(Self {
            statuses: object.default("statuses")?,
        })
    }
}
