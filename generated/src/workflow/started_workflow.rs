//! `StartedWorkflow`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// A new instance.
    #[derive(Clone, Debug, PartialEq)]
    pub struct StartedWorkflow (StartedWorkflowParts) {
        /// The id of the instance: the one asked for, or one that daprd chose.
        pub instance_id: String = required "instanceID",
    }
}
