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
//!
//! # Features
//!
//! None is enabled by default. What needs a missing feature is refused with an error that names it.
//!
//! - `cel`: CEL expressions: rules of subscriptions, and the conditions of circuit breakers.
//! - `conversation`: components of types `conversation.*`, and their API.
//! - `crypto`: components of types `crypto.dapr.*`, and their APIs.
//! - `dapr-app`: applications of `dapr-app` in the process of the sidecar.
//! - `grpc`: applications over gRPC, workflows, pluggable components.
//! - `sqlite`: components of type `state.sqlite`.
//! - `full`: `cel`, `conversation`, `crypto`, `grpc` and `sqlite`.
//! - `admin`: the admin API, with `full`.
//! - `cli`: the program `dapr-sidecar`, with `admin`.

// The futures of a connection are nested more deeply than the default limit allows.
#![recursion_limit = "256"]
// What a feature uses is unused without it. With all features, everything is used.
#![cfg_attr(not(feature = "admin"), allow(unused))]

pub mod clock;

mod actors;
#[cfg(feature = "admin")]
mod admin;
mod api;
mod app;
mod bindings;
mod builder;
mod condition;
mod configuration;
mod control_plane;
#[cfg(feature = "conversation")]
mod conversation;
mod core;
#[cfg(feature = "crypto")]
mod crypto;
mod error;
mod features;
mod go;
#[cfg(feature = "grpc")]
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
#[cfg(feature = "grpc")]
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
#[cfg(feature = "grpc")]
mod workflow;
#[cfg(feature = "grpc")]
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
#[cfg(feature = "grpc")]
pub use crate::workflow_instance::WorkflowInstance;
pub use dapr_client::server::OperationId as Operation;

/// Runs the examples of the README as doctests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
