//! `SchedulerConnection`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::json_struct! {
    /// The connection to the scheduler.
    #[derive(Clone, Debug, PartialEq)]
    pub struct SchedulerConnection (SchedulerConnectionParts) {
        /// The addresses of the connected schedulers. Jobs and reminders require at least one.
        pub connected_addresses: Vec<String> = list "connected_addresses",
    }
}
