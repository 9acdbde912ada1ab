//! Integration tests: the generated client, and raw HTTP for requests that the client cannot send.

#![allow(clippy::unwrap_used)]

mod client;
mod conversation;
mod events;
mod files;
mod grpc;
mod http;
mod injected_failures;
mod invocation;
mod lifecycle;
mod outbox;
mod program;
mod raw;
mod resiliency;
mod startup_time;
mod stores;
