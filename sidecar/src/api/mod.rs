//! The Dapr HTTP API: one module per building block, with the order of checks, error messages and error
//! codes.

mod actors;
mod bindings;
mod body;
mod configuration;
mod conversation;
mod crypto;
mod details;
mod health;
mod invocation;
mod jobs;
mod lock;
mod metadata;
mod publish;
mod secrets;
mod shutdown;
mod state;
mod subtle_crypto;
pub(crate) mod task_hub;
#[cfg(test)]
mod tests;
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
