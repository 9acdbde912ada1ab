//! `TransactionOperationKind`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::fmt;

use dapr_client_runtime::{JsonWriter, ToJson};

/// What an operation of a transaction does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransactionOperationKind {
    /// Stores a value.
    Upsert,
    /// Deletes a key.
    Delete,
}

impl TransactionOperationKind {
    /// The text on the wire.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Upsert => "upsert",
            Self::Delete => "delete",
        }
    }
}

impl fmt::Display for TransactionOperationKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl ToJson for TransactionOperationKind {
    fn write_json(&self, writer: &mut JsonWriter) {
        self.as_str().write_json(writer);
    }
}
