//! Applications beside the embedded sidecar.

#![cfg(not(target_os = "wasi"))]
#![allow(clippy::unwrap_used, missing_docs)]

mod actors;
mod building;
mod callbacks;
mod events;
mod invocation;
mod serving;
#[cfg(feature = "tracing")]
mod spans;
mod update;
mod world;
