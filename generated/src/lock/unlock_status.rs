//! `UnlockStatus`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue, JsonWriter, ToJson};

/// The status of an attempt to release a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UnlockStatus {
    /// The lock was released.
    Success,
    /// The lock does not exist, or it has expired.
    LockDoesNotExist,
    /// The lock belongs to another owner.
    LockBelongsToOthers,
    /// The store failed.
    InternalError,
    /// A value that this version of the client does not know.
    Other(i32),
}

impl UnlockStatus {
    /// Returns the number on the wire.
    pub fn number(self) -> i32 {
        match self {
            Self::Success => 0,
            Self::LockDoesNotExist => 1,
            Self::LockBelongsToOthers => 2,
            Self::InternalError => 3,
            Self::Other(number) => number,
        }
    }
}

impl From<i32> for UnlockStatus {
    fn from(number: i32) -> Self {
        match number {
            0 => Self::Success,
            1 => Self::LockDoesNotExist,
            2 => Self::LockBelongsToOthers,
            3 => Self::InternalError,
            other => Self::Other(other),
        }
    }
}

impl FromJson for UnlockStatus {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        i32::from_json(value).map(Self::from)
    }
}

impl ToJson for UnlockStatus {
    fn write_json(&self, writer: &mut JsonWriter) {
        ToJson::write_json(&self.number(), writer);
    }
}
