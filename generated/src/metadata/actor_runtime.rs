//! `ActorRuntime`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::{ActiveActors, ActorRuntimeStatus};

dapr_client_runtime::json_struct! {
    /// The state of the actor runtime.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActorRuntime (ActorRuntimeParts) {
        /// The status of the actor runtime.
        pub runtime_status: ActorRuntimeStatus = required "runtimeStatus",
        /// The actor types that the application hosts, including those without active actors.
        pub active_actors: Vec<ActiveActors> = list "activeActors",
        /// Whether the actors of the application can be called.
        pub host_ready: bool = required "hostReady",
        /// The state of the connection to the placement service, for example `placement:
        /// connected`.
        pub placement: Option<String> = optional "placement",
    }
}
