//! The runtime against a small TCP server that records every byte.
//!
//! The operations are written by hand, as the generator would write them.

#![cfg(all(not(target_os = "wasi"), feature = "http"))]
#![allow(clippy::unwrap_used, missing_docs)]

mod collected;
mod connections;
mod failures;
mod hooks;
mod operations;
mod refusals;
mod responses;
mod server;
mod streamed;
mod streams;
mod waiting;
mod wire;
