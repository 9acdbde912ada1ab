//! Whether the sidecar is ready.
//!
//! Two probes, which need no API token. An application that calls its sidecar while it is
//! itself still starting waits for the outbound one. Until its servers listen, a sidecar
//! does not answer at all: connections to it are refused.
//!
//! # What the sidecar calls at the application
//!
//! - `GET /healthz`: Asks whether the application is well.
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
