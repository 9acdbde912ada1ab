//! `BulkEventResponse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::BulkEventStatus;

dapr_client_runtime::json_struct! {
    /// What the application has done with each of several events.
    #[derive(Clone, Debug, PartialEq)]
    pub struct BulkEventResponse (BulkEventResponseParts) {
        /// What the application has done.
        pub statuses: Vec<BulkEventStatus> = default "statuses",
    }
}

impl BulkEventResponse {
    /// Creates a value with only its required fields set.
    pub fn new(statuses: impl IntoIterator<Item = BulkEventStatus>) -> Self {
        Self {
            statuses: statuses.into_iter().collect(),
        }
    }
}
