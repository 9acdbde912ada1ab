//! `ActorStateDelete`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::ActorStateKey;

dapr_client_runtime::json_struct! {
    /// An operation that deletes a key.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActorStateDelete (ActorStateDeleteParts) {
        tag "operation" = "delete";
        /// The key to delete. If the ETag does not match, the whole transaction is rolled back.
        pub request: ActorStateKey = required "request",
    }
}

impl ActorStateDelete {
    /// Creates a value with only its required fields set.
    pub fn new(request: ActorStateKey) -> Self {
        Self { request }
    }
}
