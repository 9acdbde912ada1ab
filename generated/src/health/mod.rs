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

pub(crate) mod check_health;
pub(crate) mod check_outbound_health;

pub use check_health::CheckHealthCall;
pub use check_outbound_health::CheckOutboundHealthCall;
pub(crate) use check_outbound_health::{OPERATION as READY_PROBE, decode as decode_ready_probe};
