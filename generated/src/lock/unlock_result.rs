//! `UnlockResult`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

use super::UnlockStatus;

/// Whether a lock is released.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct UnlockResult {
    /// What has happened.
    pub status: UnlockStatus,
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
