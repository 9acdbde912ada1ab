//! `ActorStateOperation`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{JsonWriter, ToJson};

use super::{ActorStateDelete, ActorStateItem, ActorStateKey, ActorStateUpsert};

/// One step of a transaction.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum ActorStateOperation {
    /// A step that stores a value.
    Upsert(ActorStateUpsert),
    /// A step that deletes a key.
    Delete(ActorStateDelete),
}

impl ActorStateOperation {
    /// A step that stores a value.
    pub fn upsert(request: ActorStateItem) -> Self {
        Self::Upsert(ActorStateUpsert::new(request))
    }

    /// A step that deletes a key.
    pub fn delete(request: ActorStateKey) -> Self {
        Self::Delete(ActorStateDelete::new(request))
    }
}

impl From<ActorStateUpsert> for ActorStateOperation {
    fn from(value: ActorStateUpsert) -> Self {
        Self::Upsert(value)
    }
}

impl From<ActorStateDelete> for ActorStateOperation {
    fn from(value: ActorStateDelete) -> Self {
        Self::Delete(value)
    }
}

impl ToJson for ActorStateOperation {
    fn write_json(&self, writer: &mut JsonWriter) {
        match self {
            Self::Upsert(value) => value.write_json(writer),
            Self::Delete(value) => value.write_json(writer),
        }
    }
}
