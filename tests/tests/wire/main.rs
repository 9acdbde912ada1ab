//! Each operation on the wire: the bytes of its request, and the outcome of each response.
//!
//! Needs only Rust. The client sends requests to a small server that records them and sends the response of
//! the test. Expectations are written by hand from daprd's behavior: an independent check of the description,
//! not derived from it.

#![cfg(not(target_os = "wasi"))]

mod errors;
mod hostile;
mod invocation;
mod operations;
mod requests;
mod sidecar;
mod state_requests;
mod successes;
