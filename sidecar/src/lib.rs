//! A Dapr sidecar inside the process, for tests and development.
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
//! No Docker, no `dapr init`, no network: what a real sidecar answers over HTTP this one answers, from the
//! same description as the client. Native only. It all begins with [`Sidecar::builder`]; sidecars that see each
//! other are in a [`Network`].
//!
//! How it fits together (arrows point down only):
//!
//! ```text
//! http/  grpc/             listen, clean the path, check token and size, find the operation
//!   │
//! api/<block>.rs           one building block each: order of checks, messages, error codes
//!   │
//! state/ pubsub/ actors/…  engines: what really happens, without HTTP
//!   │
//! pluggable/  rpc/         programs outside that are components, calls by gRPC
//!   │
//! app/  resources/  clock  the application, component files, time
//! ```

// The futures of a connection nest deeper than the compiler follows by itself.
#![recursion_limit = "256"]

pub mod clock;

mod actors;
mod api;
mod app;
mod bindings;
mod builder;
mod configuration;
mod contents;
mod control_plane;
mod conversation;
mod core;
mod crypto;
mod error;
mod fault;
mod go;
mod grpc;
mod http;
mod instances;
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
mod record;
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

pub use crate::app::{AppFuture, AppHandler, AppReply, AppRequest};
pub use crate::builder::SidecarBuilder;
pub use crate::clock::Clock;
pub use crate::contents::NoComponent;
pub use crate::error::StartError;
pub use crate::fault::FaultPlan;
pub use crate::instances::WorkflowInstance;
pub use crate::log::{LogLevel, LogRecord};
pub use crate::network::Network;
pub use crate::pubsub::PublishedEvent;
pub use crate::record::RecordedCall;
pub use crate::resources::{Component, ResourceError, Source};
pub use crate::sidecar::Sidecar;
pub use dapr_client::server::OperationId as Operation;

/// The examples of the README.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
