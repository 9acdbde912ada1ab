//! `WorkflowStatus`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::open_enum! {
    /// How far an instance is.
    pub enum WorkflowStatus {
        /// It has not begun yet.
        Pending = "PENDING",
        /// It is running, or waiting for something.
        Running = "RUNNING",
        /// It is paused.
        Suspended = "SUSPENDED",
        /// It has finished.
        Completed = "COMPLETED",
        /// It has finished with an error.
        Failed = "FAILED",
        /// It was ended from outside.
        Terminated = "TERMINATED",
        /// It was canceled.
        Canceled = "CANCELED",
        /// It has ended, and begun again from the start with another input.
        ContinuedAsNew = "CONTINUED_AS_NEW",
        /// daprd does not know.
        Unknown = "UNKNOWN",
    }
}
