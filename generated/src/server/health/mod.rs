//! Health of the sidecar and the application.
//!
//! Health endpoints, which require no API token. An application that calls its sidecar
//! during its own startup should wait for outbound health. Until its servers listen, the
//! sidecar refuses connections.
//!
//! # What the sidecar calls at the application
//!
//! - `GET /healthz`: Checks the health of the application.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

mod check_health;
mod check_outbound_health;
mod probe_app_health;

pub use check_health::{CHECK_HEALTH, CheckHealthError, CheckHealthRequest};
pub use check_outbound_health::{
    CHECK_OUTBOUND_HEALTH, CheckOutboundHealthError, CheckOutboundHealthRequest,
};
pub use probe_app_health::PROBE_APP_HEALTH;

use std::future::Future;

/// What a sidecar does for each operation of this building block.
pub trait HealthApi: Send + Sync {
    /// `GET /v1.0/healthz`
    fn check_health(
        &self,
        request: CheckHealthRequest,
    ) -> impl Future<Output = Result<(), CheckHealthError>> + Send;

    /// `GET /v1.0/healthz/outbound`
    fn check_outbound_health(
        &self,
        request: CheckOutboundHealthRequest,
    ) -> impl Future<Output = Result<(), CheckOutboundHealthError>> + Send;
}
