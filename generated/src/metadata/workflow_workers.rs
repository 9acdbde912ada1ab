//! `WorkflowWorkers`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// The connected workflow workers.
    #[derive(Clone, Debug, PartialEq)]
    pub struct WorkflowWorkers (WorkflowWorkersParts) {
        /// The number of workers connected over gRPC.
        pub connected_workers: Option<i32> = optional "connectedWorkers",
    }
}
