//! `TransactionOperation`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue, JsonWriter, ToJson};

use super::{DeleteOperation, StateItem, StateKey, UpsertOperation};

/// An operation of a state transaction.
#[derive(Clone, Debug, PartialEq)]
pub enum TransactionOperation {
    /// An operation that stores a value.
    Upsert(UpsertOperation),
    /// An operation that deletes a key.
    Delete(DeleteOperation),
}

impl TransactionOperation {
    /// An operation that stores a value.
    pub fn upsert(request: StateItem) -> Self {
        Self::Upsert(UpsertOperation::new(request))
    }

    /// An operation that deletes a key.
    pub fn delete(request: StateKey) -> Self {
        Self::Delete(DeleteOperation::new(request))
    }
}

impl From<UpsertOperation> for TransactionOperation {
    fn from(value: UpsertOperation) -> Self {
        Self::Upsert(value)
    }
}

impl From<DeleteOperation> for TransactionOperation {
    fn from(value: DeleteOperation) -> Self {
        Self::Delete(value)
    }
}

impl ToJson for TransactionOperation {
    fn write_json(&self, writer: &mut JsonWriter) {
        match self {
            Self::Upsert(value) => value.write_json(writer),
            Self::Delete(value) => value.write_json(writer),
        }
    }
}

impl FromJson for TransactionOperation {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let tag: String = value.object()?.default("operation")?;
        match tag.as_str() {
            "upsert" => FromJson::from_json(value).map(Self::Upsert),
            "delete" => FromJson::from_json(value).map(Self::Delete),
            _ => {
                let known = ["upsert", "delete"];
                Err(DecodeError::unknown_word(&tag, &known).in_member("operation"))
            }
        }
    }
}
