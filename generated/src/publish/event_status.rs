//! `EventStatus`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::closed_enum! {
    /// What the application has done with an event.
    pub enum EventStatus {
        /// The event is done with.
        Success = "SUCCESS",
        /// The event could not be handled. It comes again if a resiliency policy says so; then it
        /// goes to the dead letter topic if there is one, and otherwise back to the broker, which
        /// decides. A status that daprd does not know means the same.
        Retry = "RETRY",
        /// The event is not wanted. It goes to the dead letter topic if there is one.
        Drop = "DROP",
    }
}
