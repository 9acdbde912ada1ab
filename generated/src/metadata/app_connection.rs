//! `AppConnection`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::AppHealthCheck;

dapr_client_runtime::json_struct! {
    /// How the sidecar reaches its application.
    #[derive(Clone, Debug, PartialEq)]
    pub struct AppConnection (AppConnectionParts) {
        /// The port of the application. It is absent when the sidecar does not know of one.
        pub port: Option<i32> = optional "port",
        /// One of `http`, `https`, `h2c`, `grpc` and `grpcs`.
        pub protocol: Option<String> = optional "protocol",
        /// The address of the application.
        pub channel_address: Option<String> = optional "channelAddress",
        /// How many calls to the application there can be at once. It is absent when there is no
        /// limit.
        pub max_concurrency: Option<i32> = optional "maxConcurrency",
        /// How the sidecar checks the health of the application. It is absent when it does not.
        pub health: Option<AppHealthCheck> = optional "health",
    }
}
