//! `WorkflowState`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::time::SystemTime;

use super::WorkflowStatus;

dapr_client_runtime::json_struct! {
    /// What is known about an instance.
    #[derive(Clone, Debug, PartialEq)]
    pub struct WorkflowState (WorkflowStateParts) {
        /// The id.
        pub instance_id: String = required "instanceID",
        /// The name of the workflow. It is absent as long as the instance is `PENDING`.
        pub workflow_name: Option<String> = optional "workflowName",
        /// When the instance was started. As long as it is `PENDING`, this is the beginning of the
        /// year 1.
        pub created_at: SystemTime = required "createdAt",
        /// When the state changed last. As long as the instance is `PENDING`, this is the beginning
        /// of the year 1.
        pub last_updated_at: SystemTime = required "lastUpdatedAt",
        /// How far the instance is.
        pub runtime_status: WorkflowStatus = required "runtimeStatus",
        /// What else is known about the instance. Input and output are JSON texts within strings.
        pub properties: BTreeMap<String, String> = map "properties",
    }
}
