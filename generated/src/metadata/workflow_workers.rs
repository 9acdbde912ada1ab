//! `WorkflowWorkers`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// Who carries out workflows.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct WorkflowWorkers {
    /// How many workers are connected over gRPC.
    pub connected_workers: Option<i32>,
}

impl FromJson for WorkflowWorkers {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            connected_workers: object.optional("connectedWorkers")?,
        })
    }
}
