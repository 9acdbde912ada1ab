//! `StartedWorkflow`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// The response to a start request.
    #[derive(Clone, Debug, PartialEq)]
    pub struct StartedWorkflow (StartedWorkflowParts) {
        /// The ID of the instance: the requested one, or a generated one.
        pub instance_id: String = required "instanceID",
    }
}
