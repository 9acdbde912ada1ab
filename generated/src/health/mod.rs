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

pub(crate) mod check_health;
pub(crate) mod check_outbound_health;

pub use check_health::CheckHealthCall;
pub use check_outbound_health::CheckOutboundHealthCall;
pub(crate) use check_outbound_health::{OPERATION as READY_PROBE, decode as decode_ready_probe};
