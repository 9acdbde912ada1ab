//! The other half: what a program needs that is a sidecar.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.
//!
//! A sidecar implements a trait for each building block; all of them together are [`DaprApi`]. A
//! method gets a request and gives what the client's call gives, or an error that the description
//! has. No method has a body of its own, and nothing is `non_exhaustive` here: when the description
//! changes, a sidecar that does not follow does not compile.
//!
//! [`ROUTES`] says which request is which operation. [`dispatch`] reads a request whose operation is
//! known, calls the method, and writes the response.

pub mod actors;
pub mod bindings;
mod callbacks;
pub mod configuration;
pub mod conversation;
pub mod crypto;
mod dispatch;
pub mod health;
pub mod invocation;
pub mod jobs;
pub mod lock;
pub mod metadata;
mod operation_id;
pub mod publish;
mod routes;
pub mod secrets;
pub mod shutdown;
pub mod state;
pub mod subtle_crypto;
pub mod workflow;

pub use callbacks::CALLBACKS;
pub use dapr_client_runtime::server::{
    Callback, ErrorResponse, Given, JsonBody, JsonText, Methods, RawRequest, RawResponse,
    RequestHead, RoutePath, Segment, ToHeader, go_json, query_pairs, query_unescape,
};
pub use dispatch::{DaprApi, dispatch};
pub use operation_id::OperationId;
pub use routes::{ROUTES, Route};
