//! `UnlockStatus`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue, JsonWriter, ToJson};

/// What has happened to a lock that was to be released.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UnlockStatus {
    /// The lock is released.
    Released,
    /// There is no such lock, or it has ended by itself.
    Missing,
    /// The lock belongs to another owner.
    OtherOwner,
    /// The store failed.
    StoreFailed,
    /// A value that this version of the client does not know.
    Other(i32),
}

impl UnlockStatus {
    /// Returns the number on the wire.
    pub fn number(self) -> i32 {
        match self {
            Self::Released => 0,
            Self::Missing => 1,
            Self::OtherOwner => 2,
            Self::StoreFailed => 3,
            Self::Other(number) => number,
        }
    }
}

impl From<i32> for UnlockStatus {
    fn from(number: i32) -> Self {
        match number {
            0 => Self::Released,
            1 => Self::Missing,
            2 => Self::OtherOwner,
            3 => Self::StoreFailed,
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
