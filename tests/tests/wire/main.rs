//! Each operation on the wire: which bytes it sends, and what it makes of each answer.
//!
//! Needs nothing but Rust. The client talks to a small server that keeps what it was sent and
//! answers with what a test gives it. What the tests expect is written down here by hand, from
//! what daprd does: it is a second opinion on the description, not derived from it.

#![cfg(not(target_os = "wasi"))]

mod errors;
mod invocation;
mod operations;
mod requests;
mod sidecar;
mod state_requests;
mod successes;
