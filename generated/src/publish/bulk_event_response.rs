//! `BulkEventResponse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

use super::BulkEventStatus;

/// What the application has done with each of several events.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
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
