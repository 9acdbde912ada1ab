//! `WorkflowWorkers`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// Who carries out workflows.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct WorkflowWorkers {
    /// How many workers are connected over gRPC.
    pub connected_workers: Option<i32>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for WorkflowWorkers {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.optional("connectedWorkers", self.connected_workers.as_ref());
        object.end();
    }
}

impl FromJson for WorkflowWorkers {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            connected_workers: object.optional("connectedWorkers")?,
        })
    }
}
