//! The application side of Dapr: handlers for calls of the sidecar, as plain async functions.
//!
//! ```no_run
//! use dapr_app::{Context, DaprApp, Json, Topic};
//! use serde::Deserialize;
//!
//! #[derive(Deserialize)]
//! struct Order {
//!     id: u32,
//! }
//!
//! /// Handles an event. An error means that it is delivered again.
//! async fn placed(context: Context, Json(order): Json<Order>) -> Result<(), dapr_app::Error> {
//!     let item = dapr_client::state::StateItem::new(order.id.to_string(), "placed");
//!     context.dapr().save_state("orders", [item]).await
//! }
//!
//! /// Handles an invocation.
//! async fn status(context: Context) -> Result<Json<Option<String>>, dapr_app::Error> {
//!     let id = context.parameter("id").unwrap_or_default();
//!     Ok(Json(context.dapr().get_state("orders", id).await?.json()?))
//! }
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let app = DaprApp::builder()
//!     .subscribe(Topic::new("holonet", "orders").handler(placed))
//!     .method("GET", "/orders/{id}", status)
//!     .build()?;
//! app.serve(([127, 0, 0, 1], 8080).into()).await?;
//! # Ok(())
//! # }
//! ```
//!
//! The core, [`DaprApp::handle`], turns requests into responses without an HTTP server. Around it
//! are [`DaprApp::serve`] (natively and in WasmEdge), [`export_wasi_http!`] (in a WASI 0.2
//! component) and, with the feature `tower`, a tower `Service`
//! to nest in axum or any other server.
//!
//! What the sidecar sends and expects comes from the description: this crate implements
//! [`dapr_client::application::DaprCallbacks`], and does not compile until it follows a change there.

#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod actors;
mod app;
#[cfg(all(any(feature = "serve", feature = "tower"), not(target_os = "wasi")))]
mod body;
mod build;
mod builder;
mod call;
mod callbacks;
mod error;
mod event;
mod extract;
mod failure;
mod handler;
mod reply;
mod run;
#[cfg(feature = "serve")]
mod serve;
#[cfg(feature = "tracing")]
mod span;
mod subscription;
#[cfg(all(feature = "tower", not(target_os = "wasi")))]
mod tower;
mod update;

pub use actors::{
    Actor, ActorContext, ActorFailure, ActorMethod, ActorProxy, ActorState, ActorStateError,
    ActorType, MemoryState, Reminder, Timer,
};
pub use app::DaprApp;
#[cfg(all(any(feature = "serve", feature = "tower"), not(target_os = "wasi")))]
pub use body::HttpBody;
pub use builder::DaprAppBuilder;
pub use call::{Call, Context};
pub use dapr_client::publish::CloudEvent;
pub use dapr_client::{Body, Bytes, DaprClient, Error};
pub use error::BuildError;
pub use extract::{Event, FromCall, Json, Rejection, Source, State, Update};
pub use failure::Failure;
pub use handler::Handler;
pub use reply::{EventResult, IntoDone, IntoEventResult, IntoReply, Reply};
#[cfg(feature = "serve")]
pub use serve::ServeError;
/// For `export_wasi_http!`.
#[cfg(all(feature = "serve", target_os = "wasi", target_env = "p2"))]
#[doc(hidden)]
pub use serve::server as wasi_http;
pub use subscription::{Topic, Undecodable};
pub use update::update_state;

/// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
