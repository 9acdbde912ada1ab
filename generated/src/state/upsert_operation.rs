//! `UpsertOperation`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::StateItem;

dapr_client_runtime::json_struct! {
    /// A step that stores a value.
    #[derive(Clone, Debug, PartialEq)]
    pub struct UpsertOperation (UpsertOperationParts) {
        tag "operation" = "upsert";
        /// What to store. An ETag that does not match undoes the whole transaction.
        ///
        /// Where the store has an outbox, the metadata `outbox.projection` with the value `true`
        /// keeps the step from being stored and publishes its value in place of that of the other
        /// step with the same key.
        pub request: StateItem = required "request",
    }
}

impl UpsertOperation {
    /// Creates a value with only its required fields set.
    pub fn new(request: StateItem) -> Self {
        Self { request }
    }
}
