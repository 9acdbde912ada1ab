//! Stopping the sidecar.
//!
//! Stops the sidecar, for example after a batch job whose sidecar would otherwise keep
//! running.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

mod shutdown_operation;

pub use shutdown_operation::{SHUTDOWN, ShutdownError, ShutdownRequest};

use std::future::Future;

/// What a sidecar does for each operation of this building block.
pub trait ShutdownApi: Send + Sync {
    /// `POST /v1.0/shutdown`
    fn shutdown(
        &self,
        request: ShutdownRequest,
    ) -> impl Future<Output = Result<(), ShutdownError>> + Send;
}
