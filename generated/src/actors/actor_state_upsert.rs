//! `ActorStateUpsert`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::ActorStateItem;

dapr_client_runtime::json_struct! {
    /// An operation that stores a value.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActorStateUpsert (ActorStateUpsertParts) {
        tag "operation" = "upsert";
        /// The item to store. If the ETag does not match, the whole transaction is rolled back.
        pub request: ActorStateItem = required "request",
    }
}

impl ActorStateUpsert {
    /// Creates a value with only its required fields set.
    pub fn new(request: ActorStateItem) -> Self {
        Self { request }
    }
}
