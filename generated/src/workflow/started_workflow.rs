//! `StartedWorkflow`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

/// A new instance.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct StartedWorkflow {
    /// The id of the instance: the one asked for, or one that daprd chose.
    pub instance_id: String,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for StartedWorkflow {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("instanceID", &self.instance_id);
        object.end();
    }
}

impl FromJson for StartedWorkflow {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            instance_id: object.required("instanceID")?,
        })
    }
}
