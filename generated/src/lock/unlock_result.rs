//! `UnlockResult`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// Whether a lock is released.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct UnlockResult {
    /// What has happened:
    ///
    /// - 0: the lock is released;
    /// - 1: there is no such lock, or it has ended by itself;
    /// - 2: the lock belongs to another owner;
    /// - 3: the store failed.
    ///
    /// Releases to come may add numbers.
    pub status: i32,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for UnlockResult {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("status", &self.status);
        object.end();
    }
}

impl FromJson for UnlockResult {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            status: object.required("status")?,
        })
    }
}
