//! The Dapr HTTP API: one module per building block, with the order of checks, error messages and error
//! codes.

mod actors;
mod bindings;
mod body;
mod configuration;
#[cfg(feature = "conversation")]
mod conversation;
#[cfg(feature = "crypto")]
mod crypto;
mod details;
mod health;
mod invocation;
mod jobs;
mod lock;
mod metadata;
#[cfg(not(feature = "full"))]
mod missing;
mod publish;
mod secrets;
mod shutdown;
mod state;
#[cfg(feature = "crypto")]
mod subtle_crypto;
#[cfg(feature = "grpc")]
pub(crate) mod task_hub;
#[cfg(test)]
mod tests;
#[cfg(feature = "grpc")]
pub(crate) mod workflow;

use dapr_client::server::{OperationId, RawRequest, RawResponse, dispatch};

use crate::core::Core;

/// Internal header that suppresses the trace headers of a response.
pub(crate) const UNTRACED: &str = "dapr-untraced";

/// Handles a request of an operation.
pub(crate) async fn handle(
    core: &Core,
    operation: OperationId,
    request: RawRequest,
) -> RawResponse {
    dispatch(core, operation, request).await
}
