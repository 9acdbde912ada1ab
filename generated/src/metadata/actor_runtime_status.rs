//! `ActorRuntimeStatus`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

dapr_client_runtime::open_enum! {
    /// Whether actors can run.
    pub enum ActorRuntimeStatus {
        /// Not yet.
        Initializing = "INITIALIZING",
        /// No, for example because the sidecar knows no placement service.
        Disabled = "DISABLED",
        /// Yes.
        Running = "RUNNING",
    }
}
