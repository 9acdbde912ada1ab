//! Integration tests: the generated client, and raw HTTP for requests that the client cannot send.

#![allow(clippy::unwrap_used)]

mod client;
mod conversation;
mod events;
mod files;
mod grpc;
mod injected_failures;
mod invocation;
mod life;
mod outbox;
mod program;
mod raw;
mod resiliency;
mod speed;
mod stores;
mod surface;
