//! Calling methods of other applications.
//!
//! Calls methods of other applications through their sidecars, which provide service
//! discovery, mutual TLS and retries according to resiliency policies.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

pub(crate) mod invoke_method;

pub use invoke_method::InvokeMethodCall;
