//! `ActorRuntimeStatus`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::open_enum! {
    /// The status of the actor runtime.
    pub enum ActorRuntimeStatus {
        /// The actor runtime is starting.
        Initializing = "INITIALIZING",
        /// The actor runtime is disabled, for example because no placement service is configured.
        Disabled = "DISABLED",
        /// The actor runtime is running.
        Running = "RUNNING",
    }
}
