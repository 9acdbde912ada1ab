//! Stopping the sidecar.
//!
//! Stops the sidecar, for example when a job has done its work and its sidecar would run on
//! for ever.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

pub(crate) mod shutdown_operation;

pub use shutdown_operation::ShutdownCall;
