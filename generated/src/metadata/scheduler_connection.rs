//! `SchedulerConnection`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// The connection to the scheduler.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct SchedulerConnection {
    /// The schedulers that the sidecar is connected to. Jobs and reminders need at least one.
    pub connected_addresses: Vec<String>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for SchedulerConnection {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.list("connected_addresses", &self.connected_addresses);
        object.end();
    }
}

impl FromJson for SchedulerConnection {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            connected_addresses: object.default("connected_addresses")?,
        })
    }
}
