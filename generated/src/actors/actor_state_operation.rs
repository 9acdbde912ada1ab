//! `ActorStateOperation`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue, JsonWriter, ToJson};

use super::{ActorStateDelete, ActorStateItem, ActorStateKey, ActorStateUpsert};

/// An operation of a state transaction.
#[derive(Clone, Debug, PartialEq)]
pub enum ActorStateOperation {
    /// An operation that stores a value.
    Upsert(ActorStateUpsert),
    /// An operation that deletes a key.
    Delete(ActorStateDelete),
}

impl ActorStateOperation {
    /// An operation that stores a value.
    pub fn upsert(request: ActorStateItem) -> Self {
        Self::Upsert(ActorStateUpsert::new(request))
    }

    /// An operation that deletes a key.
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

impl FromJson for ActorStateOperation {
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
