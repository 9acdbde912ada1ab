//! `ActorRuntime`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::{ActiveActors, ActorRuntimeStatus};

dapr_client_runtime::json_struct! {
    /// The state of the part that runs actors.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ActorRuntime (ActorRuntimeParts) {
        /// Whether actors can run.
        pub runtime_status: ActorRuntimeStatus = required "runtimeStatus",
        /// The types of actors that the application hosts, those without an active actor among
        /// them.
        pub active_actors: Vec<ActiveActors> = list "activeActors",
        /// Whether the application's actors can be called.
        pub host_ready: bool = required "hostReady",
        /// The state of the connection to the placement service, for example `placement:
        /// connected`.
        pub placement: Option<String> = optional "placement",
    }
}
