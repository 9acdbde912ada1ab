//! An embedded Dapr sidecar for tests and development.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use dapr_client::state::StateItem;
//! use dapr_sidecar::{Component, Sidecar};
//!
//! let store = Component::new("orders", "state.in-memory");
//! let sidecar = Sidecar::builder().app_id("shop").component(store).start().await?;
//!
//! let dapr = sidecar.client();
//! dapr.save_state("orders", [StateItem::new("7", "apples")]).await?;
//! assert_eq!(sidecar.state("orders")?["shop||7"], "\"apples\"");
//! # Ok(())
//! # }
//! ```
//!
//! Runs a Dapr sidecar in the process of the test: no Docker, no `dapr init`, no network access. It
//! implements the Dapr HTTP API with the routes and types that are generated from the same description as the
//! client. It does not run on WebAssembly. Start with [`Sidecar::builder`]; use a [`Network`] for several
//! sidecars that invoke each other.

// The futures of a connection are nested more deeply than the default limit allows.
#![recursion_limit = "256"]

pub mod clock;

mod actors;
mod admin;
mod api;
mod app;
mod bindings;
mod builder;
mod configuration;
mod control_plane;
mod conversation;
mod core;
mod crypto;
mod error;
mod go;
mod grpc;
mod http;
mod injected_failure;
mod inspect;
mod invocation;
mod jobs;
mod json;
mod lock;
mod log;
mod network;
mod outbox;
mod pluggable;
mod pubsub;
mod query;
mod recorder;
mod resiliency;
mod resolve;
mod resources;
mod rpc;
mod runtime;
mod secrets;
mod servers;
mod sidecar;
mod stand_in;
mod state;
mod stores;
mod tasks;
#[cfg(test)]
mod testing;
mod timing;
mod workflow;
mod workflow_instance;

pub use crate::app::{AppFuture, AppHandler, AppRequest, AppResponse};
pub use crate::builder::SidecarBuilder;
pub use crate::clock::Clock;
pub use crate::error::StartError;
pub use crate::injected_failure::FailureInjection;
pub use crate::inspect::ComponentNotFound;
pub use crate::log::{LogLevel, LogRecord};
pub use crate::network::Network;
pub use crate::pubsub::PublishedEvent;
pub use crate::recorder::RecordedCall;
pub use crate::resources::{Component, ResourceError, Source};
pub use crate::sidecar::Sidecar;
pub use crate::workflow_instance::WorkflowInstance;
pub use dapr_client::server::OperationId as Operation;

/// Runs the examples of the README as doctests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
