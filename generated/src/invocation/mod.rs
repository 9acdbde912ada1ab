//! Calling other applications.
//!
//! Calls a method of another application through the sidecars, which find the application,
//! secure the way to it and try again when a policy says so.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

pub(crate) mod invoke_method;

pub use invoke_method::InvokeMethodCall;
