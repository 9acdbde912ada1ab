//! `WorkflowWorkers`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// Who carries out workflows.
    #[derive(Clone, Debug, PartialEq)]
    pub struct WorkflowWorkers (WorkflowWorkersParts) {
        /// How many workers are connected over gRPC.
        pub connected_workers: Option<i32> = optional "connectedWorkers",
    }
}
