//! Integration tests: the generated client, and raw HTTP for requests that the client cannot send.

#![allow(clippy::unwrap_used)]

mod client;
#[cfg(feature = "conversation")]
mod conversation;
mod events;
mod files;
#[cfg(feature = "grpc")]
mod grpc;
mod http;
mod injected_failures;
mod invocation;
mod lifecycle;
#[cfg(not(feature = "full"))]
mod missing_features;
mod outbox;
#[cfg(feature = "cli")]
mod program;
mod raw;
#[cfg(feature = "cel")]
mod resiliency;
mod startup_time;
mod stores;
