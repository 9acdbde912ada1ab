//! `LockResult`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// Whether a lock is taken.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct LockResult {
    /// Whether the owner has got the lock. If not, somebody has it, perhaps the same owner.
    pub success: bool,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for LockResult {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("success", &self.success);
        object.end();
    }
}

impl FromJson for LockResult {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            success: object.required("success")?,
        })
    }
}
