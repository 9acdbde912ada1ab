//! `BulkEventStatus`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::EventStatus;

dapr_client_runtime::json_struct! {
    /// What the application has done with one of several events.
    #[derive(Clone, Debug, PartialEq)]
    pub struct BulkEventStatus (BulkEventStatusParts) {
        /// The event.
        pub entry_id: String = default "entryId",
        /// What the application has done with it.
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
