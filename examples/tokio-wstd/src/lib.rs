//! What the examples and tests use of Tokio, on the reactor of `wstd`.
//!
//! In a WASI 0.2 component, the host is waited for through `wstd`. This crate takes the place of `tokio`
//! under the same name, as `tokio_wasi` does in WasmEdge, so that one source runs in all three worlds. A
//! program that is only a component uses `wstd` itself: `#[wstd::main]`.

#![cfg(all(target_os = "wasi", target_env = "p2"))]

pub mod runtime;
pub mod task;
pub mod time;

pub use task::spawn;
pub use tokio_itself::{join, main, sync};
