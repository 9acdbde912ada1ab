//! `UpsertOperation`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::StateItem;

dapr_client_runtime::json_struct! {
    /// An operation that stores a value.
    #[derive(Clone, Debug, PartialEq)]
    pub struct UpsertOperation (UpsertOperationParts) {
        tag "operation" = "upsert";
        /// The item to store. If the ETag does not match, the whole transaction is rolled back.
        ///
        /// If the store has an outbox, the metadata `outbox.projection` with the value `true`
        /// excludes the item from the store. Its value is published instead of the value of the
        /// other operation with the same key.
        pub request: StateItem = required "request",
    }
}

impl UpsertOperation {
    /// Creates a value with only its required fields set.
    pub fn new(request: StateItem) -> Self {
        Self { request }
    }
}
