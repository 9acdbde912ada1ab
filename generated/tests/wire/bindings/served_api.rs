//! A sidecar that serves nothing.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::bindings::InvokeBinding;
use dapr_client::server::bindings::{BindingsApi, InvokeBindingError, InvokeBindingRequest};

use crate::dispatch::{Refusing, refused};

impl BindingsApi for Refusing {
    async fn invoke_binding(
        &self,
        _: InvokeBindingRequest,
    ) -> Result<InvokeBinding, InvokeBindingError> {
        Err(refused("invoke_binding").into())
    }
}
