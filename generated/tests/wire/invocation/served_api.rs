//! A sidecar that serves nothing.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::server::RawResponse;
use dapr_client::server::invocation::{InvocationApi, InvokeMethodError, InvokeMethodRequest};

use crate::dispatch::{Refusing, refused};

impl InvocationApi for Refusing {
    async fn invoke_method(
        &self,
        _: InvokeMethodRequest,
    ) -> Result<RawResponse, InvokeMethodError> {
        Err(refused("invoke_method").into())
    }
}
