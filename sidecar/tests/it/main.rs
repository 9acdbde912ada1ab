//! The sidecar from outside: the generated client, and raw HTTP where the client is too polite.

#![allow(clippy::unwrap_used)]

mod client;
mod conversation;
mod events;
mod faults;
mod files;
mod grpc;
mod invocation;
mod life;
mod outbox;
mod program;
mod raw;
mod resiliency;
mod speed;
mod stores;
mod surface;
