//! `TransactionOperation`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

use super::{TransactionOperationKind, TransactionRequest};

/// One step of a transaction.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct TransactionOperation {
    /// What to do.
    pub operation: TransactionOperationKind,
    /// What to do it with.
    pub request: TransactionRequest,
}

impl TransactionOperation {
    /// With what it must have, and nothing else.
    pub fn new(operation: TransactionOperationKind, request: TransactionRequest) -> Self {
        Self { operation, request }
    }
}

impl ToJson for TransactionOperation {
    fn write_json(&self, writer: &mut JsonWriter) {
        let mut object = writer.object();
        object.field("operation", &self.operation);
        object.field("request", &self.request);
        object.end();
    }
}
