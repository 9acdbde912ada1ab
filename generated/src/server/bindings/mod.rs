//! Using what is outside, and hearing from it.
//!
//! Hands data to external systems through output bindings, and gets it from them through
//! input bindings. What operations there are, and what data and metadata they take and
//! give, is up to each component.
//!
//! The input bindings are the other way round: the sidecar calls the application.
//!
//! # What the sidecar calls at the application
//!
//! - `OPTIONS /{route}`: Asks whether the application wants the data of an input binding.
//! - `POST /{route}`: Hands data of an input binding to the application.
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

pub use crate::bindings::invoke_binding::InvokeBindingAnsweredParts;

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
