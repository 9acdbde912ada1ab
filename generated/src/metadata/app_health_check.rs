//! `AppHealthCheck`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::GoDuration;

dapr_client_runtime::json_struct! {
    /// The settings of the application's health check.
    #[derive(Clone, Debug, PartialEq)]
    pub struct AppHealthCheck (AppHealthCheckParts) {
        /// The path of the health endpoint. Absent for a gRPC application.
        pub health_check_path: Option<String> = optional "healthCheckPath",
        /// The interval between probes.
        pub health_probe_interval: Option<Duration> = optional "healthProbeInterval" as GoDuration,
        /// The timeout of a probe.
        pub health_probe_timeout: Option<Duration> = optional "healthProbeTimeout" as GoDuration,
        /// The number of consecutive failures after which the application is unhealthy.
        pub health_threshold: Option<i32> = optional "healthThreshold",
    }
}
