//! `AppConnection`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use super::AppHealthCheck;

dapr_client_runtime::json_struct! {
    /// The connection of the sidecar to its application.
    #[derive(Clone, Debug, PartialEq)]
    pub struct AppConnection (AppConnectionParts) {
        /// The port of the application. Absent if no port is configured.
        pub port: Option<i32> = optional "port",
        /// The protocol: `http`, `https`, `h2c`, `grpc` or `grpcs`.
        pub protocol: Option<String> = optional "protocol",
        /// The address of the application.
        pub channel_address: Option<String> = optional "channelAddress",
        /// The maximum number of concurrent calls to the application. Absent if there is no limit.
        pub max_concurrency: Option<i32> = optional "maxConcurrency",
        /// The health check of the application. Absent if disabled.
        pub health: Option<AppHealthCheck> = optional "health",
    }
}
