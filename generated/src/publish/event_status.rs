//! `EventStatus`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::closed_enum! {
    /// The result of processing an event.
    pub enum EventStatus {
        /// The event was processed.
        Success = "SUCCESS",
        /// The event could not be processed. daprd retries if a resiliency policy says so. After
        /// that, the event goes to the dead letter topic, or back to the broker if there is none.
        /// An unknown status has the same effect.
        Retry = "RETRY",
        /// The event is dropped. It goes to the dead letter topic, if there is one.
        Drop = "DROP",
    }
}
