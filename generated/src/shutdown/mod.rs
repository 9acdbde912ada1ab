//! Stopping the sidecar.
//!
//! Stops the sidecar, for example after a batch job whose sidecar would otherwise keep
//! running.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

pub(crate) mod shutdown_operation;

pub use shutdown_operation::ShutdownCall;
