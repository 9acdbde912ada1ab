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

pub(crate) mod invoke_binding;

pub use invoke_binding::{InvokeBinding, InvokeBindingCall, InvokeBindingReturned};
