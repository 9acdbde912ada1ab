//! `WorkflowState`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::time::SystemTime;

use dapr_client_runtime::{DecodeError, FromJson, JsonValue};

use super::WorkflowStatus;

/// What is known about an instance.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(not(feature = "server"), non_exhaustive)]
pub struct WorkflowState {
    /// The id.
    pub instance_id: String,
    /// The name of the workflow. It is absent as long as the instance is `PENDING`.
    pub workflow_name: Option<String>,
    /// When the instance was started. As long as it is `PENDING`, this is the beginning of the year
    /// 1.
    pub created_at: SystemTime,
    /// When the state changed last. As long as the instance is `PENDING`, this is the beginning of
    /// the year 1.
    pub last_updated_at: SystemTime,
    /// How far the instance is.
    pub runtime_status: WorkflowStatus,
    /// What else is known about the instance. Input and output are JSON texts within strings.
    pub properties: BTreeMap<String, String>,
}

#[cfg(feature = "server")]
impl dapr_client_runtime::ToJson for WorkflowState {
    fn write_json(&self, writer: &mut dapr_client_runtime::JsonWriter) {
        let mut object = writer.object();
        object.field("instanceID", &self.instance_id);
        object.optional("workflowName", self.workflow_name.as_ref());
        object.field("createdAt", &self.created_at);
        object.field("lastUpdatedAt", &self.last_updated_at);
        object.field("runtimeStatus", &self.runtime_status);
        object.map("properties", &self.properties);
        object.end();
    }
}

impl FromJson for WorkflowState {
    fn from_json(value: JsonValue<'_>) -> Result<Self, DecodeError> {
        let object = value.object()?;
        Ok(Self {
            instance_id: object.required("instanceID")?,
            workflow_name: object.optional("workflowName")?,
            created_at: object.required("createdAt")?,
            last_updated_at: object.required("lastUpdatedAt")?,
            runtime_status: object.required("runtimeStatus")?,
            properties: object.default("properties")?,
        })
    }
}
