//! `AppHealthCheck`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::GoDuration;

dapr_client_runtime::json_struct! {
    /// How the sidecar checks the health of the application.
    #[derive(Clone, Debug, PartialEq)]
    pub struct AppHealthCheck (AppHealthCheckParts) {
        /// The path that is asked. It is absent for a gRPC application.
        pub health_check_path: Option<String> = optional "healthCheckPath",
        /// How long it is between two probes.
        pub health_probe_interval: Option<Duration> = optional "healthProbeInterval" as GoDuration,
        /// How long the application has for its answer.
        pub health_probe_timeout: Option<Duration> = optional "healthProbeTimeout" as GoDuration,
        /// How many probes in a row have to fail.
        pub health_threshold: Option<i32> = optional "healthThreshold",
    }
}
