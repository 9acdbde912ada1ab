//! `DeleteOperation`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::StateKey;

dapr_client_runtime::json_struct! {
    /// An operation that deletes a key.
    #[derive(Clone, Debug, PartialEq)]
    pub struct DeleteOperation (DeleteOperationParts) {
        tag "operation" = "delete";
        /// The key to delete. If the ETag does not match, the whole transaction is rolled back.
        pub request: StateKey = required "request",
    }
}

impl DeleteOperation {
    /// Creates a value with only its required fields set.
    pub fn new(request: StateKey) -> Self {
        Self { request }
    }
}
