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

pub(crate) mod invoke_binding;

pub use invoke_binding::{InvokeBinding, InvokeBindingAnswered, InvokeBindingCall};
