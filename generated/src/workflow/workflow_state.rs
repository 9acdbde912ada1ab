//! `WorkflowState`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::time::SystemTime;

use super::WorkflowStatus;

dapr_client_runtime::json_struct! {
    /// The state of a workflow instance.
    #[derive(Clone, Debug, PartialEq)]
    pub struct WorkflowState (WorkflowStateParts) {
        /// The ID of the instance.
        pub instance_id: String = required "instanceID",
        /// The name of the workflow. Absent while the instance is `PENDING`.
        pub workflow_name: Option<String> = optional "workflowName",
        /// The time at which the instance was created. The start of the year 1 while the instance
        /// is `PENDING`.
        pub created_at: SystemTime = required "createdAt",
        /// The time of the last state change. The start of the year 1 while the instance is
        /// `PENDING`.
        pub last_updated_at: SystemTime = required "lastUpdatedAt",
        /// The status of the instance.
        pub runtime_status: WorkflowStatus = required "runtimeStatus",
        /// Further properties of the instance. Input and output are strings of JSON.
        pub properties: BTreeMap<String, String> = map "properties",
    }
}
