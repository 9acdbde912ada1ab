//! Calling methods of other applications.
//!
//! Calls methods of other applications through their sidecars, which provide service
//! discovery, mutual TLS and retries according to resiliency policies.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

mod invoke_method;

pub use invoke_method::{INVOKE_METHOD, InvokeMethodError, InvokeMethodRequest};

use std::future::Future;

use dapr_client_runtime::server::RawResponse;

/// What a sidecar does for each operation of this building block.
pub trait InvocationApi: Send + Sync {
    /// `POST /v1.0/invoke/{appId}/method/{method}`
    fn invoke_method(
        &self,
        request: InvokeMethodRequest,
    ) -> impl Future<Output = Result<RawResponse, InvokeMethodError>> + Send;
}
