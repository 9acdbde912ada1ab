//! `BulkEventResponse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::BulkEventStatus;

dapr_client_runtime::json_struct! {
    /// The results of a bulk delivery.
    #[derive(Clone, Debug, PartialEq)]
    pub struct BulkEventResponse (BulkEventResponseParts) {
        /// The result of each event.
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
