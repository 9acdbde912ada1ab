//! `WorkflowStatus`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::open_enum! {
    /// The status of a workflow instance.
    pub enum WorkflowStatus {
        /// The instance has not started.
        Pending = "PENDING",
        /// The instance is running or waiting.
        Running = "RUNNING",
        /// The instance is paused.
        Suspended = "SUSPENDED",
        /// The instance completed successfully.
        Completed = "COMPLETED",
        /// The instance failed with an error.
        Failed = "FAILED",
        /// The instance was terminated.
        Terminated = "TERMINATED",
        /// The instance was canceled.
        Canceled = "CANCELED",
        /// The instance ended and restarted with new input.
        ContinuedAsNew = "CONTINUED_AS_NEW",
        /// The status is unknown to daprd.
        Unknown = "UNKNOWN",
    }
}
