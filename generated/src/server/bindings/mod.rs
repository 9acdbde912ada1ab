//! Output and input bindings to external systems.
//!
//! Invokes external systems through output bindings, and receives data from them through
//! input bindings. Each component defines its operations, data and metadata.
//!
//! For input bindings, the sidecar calls the application.
//!
//! # What the sidecar calls at the application
//!
//! - `OPTIONS /{route}`: Checks whether the application subscribes to an input binding.
//! - `POST /{route}`: Delivers data from an input binding to the application.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

mod deliver_binding_event;
mod invoke_binding;
mod probe_input_binding;

pub use deliver_binding_event::DELIVER_BINDING_EVENT;
pub use invoke_binding::{
    INVOKE_BINDING, InvokeBindingBody, InvokeBindingError, InvokeBindingRequest,
};
pub use probe_input_binding::PROBE_INPUT_BINDING;

pub use crate::bindings::invoke_binding::InvokeBindingReturnedParts;

use std::future::Future;

use crate::bindings::InvokeBinding;

/// What a sidecar does for each operation of this building block.
pub trait BindingsApi: Send + Sync {
    /// `POST /v1.0/bindings/{name}`
    fn invoke_binding(
        &self,
        request: InvokeBindingRequest,
    ) -> impl Future<Output = Result<InvokeBinding, InvokeBindingError>> + Send;
}
