//! `StartedWorkflow`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// A new instance.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StartedWorkflow {
    /// The id of the instance: the one asked for, or one that daprd chose.
    pub instance_id: String,
}

impl FromJson for StartedWorkflow {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            instance_id: object.required("instanceID")?,
        })
    }
}
