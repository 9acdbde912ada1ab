//! `BulkEventStatus`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::EventStatus;

dapr_client_runtime::json_struct! {
    /// The result of one event in a bulk delivery.
    #[derive(Clone, Debug, PartialEq)]
    pub struct BulkEventStatus (BulkEventStatusParts) {
        /// The event.
        pub entry_id: String = default "entryId",
        /// The status of the event.
        pub status: EventStatus = required "status",
    }
}

impl BulkEventStatus {
    /// Creates a value with only its required fields set.
    pub fn new(entry_id: impl Into<String>, status: EventStatus) -> Self {
        Self {
            entry_id: entry_id.into(),
            status,
        }
    }
}
