//! `ActorStateUpsert`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::ActorStateItem;

dapr_client_runtime::json_struct! {
    /// A step that stores a value.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActorStateUpsert (ActorStateUpsertParts) {
        tag "operation" = "upsert";
        /// What to store. An ETag that does not match undoes the whole transaction.
        pub request: ActorStateItem = required "request",
    }
}

impl ActorStateUpsert {
    /// Creates a value with only its required fields set.
    pub fn new(request: ActorStateItem) -> Self {
        Self { request }
    }
}
