//! A Dapr sidecar inside the process, for tests and development.
//!
//! No Docker, no `dapr init`, no network: what a real sidecar answers over HTTP this one answers, from the
//! same description as the client. Native only.
//!
//! How it fits together (arrows point down only):
//!
//! ```text
//! http/                    listens, cleans the path, checks token and size, finds the operation
//!   │
//! api/<block>.rs           one building block each: order of checks, messages, error codes
//!   │
//! state/ pubsub/ actors/…  engines: what really happens, without HTTP
//!   │
//! app/  resources/  clock  the application, component files, time
//! ```

pub mod clock;

mod actors;
mod api;
mod app;
mod bindings;
mod configuration;
mod conversation;
mod crypto;
mod http;
mod jobs;
mod lock;
mod pubsub;
mod query;
mod resources;
mod secrets;
mod state;
mod workflow;

pub use crate::clock::Clock;
