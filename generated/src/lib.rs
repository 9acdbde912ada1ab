//! A typed client for the HTTP API of Dapr 1.18, for native Rust and for WebAssembly.
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.
//!
//! Everything begins with a [`DaprClient`]. Each operation is a method of it; what the
//! operation must have is an argument, what it may have is a method of the call that comes
//! back. The call is a future: it is sent when it is awaited.
//!
//! ```no_run
//! # async fn example() -> Result<(), dapr_client::Error> {
//! use dapr_client::DaprClient;
//! use std::time::Duration;
//!
//! let dapr = DaprClient::from_env()?;
//! dapr.wait_for_sidecar(Duration::from_secs(10)).await?;
//! # Ok(())
//! # }
//! ```
//!
//! | module | operations |
//! |---|---|
//! | [`health`] | [`check_health`](DaprClient::check_health), [`check_outbound_health`](DaprClient::check_outbound_health) |
//! | [`invocation`] | [`invoke_method`](DaprClient::invoke_method) |
//! | [`secrets`] | [`get_bulk_secret`](DaprClient::get_bulk_secret), [`get_secret`](DaprClient::get_secret) |
//! | [`state`] | [`delete_state`](DaprClient::delete_state), [`execute_state_transaction`](DaprClient::execute_state_transaction), [`get_bulk_state`](DaprClient::get_bulk_state), [`get_state`](DaprClient::get_state), [`query_state_alpha1`](DaprClient::query_state_alpha1), [`save_state`](DaprClient::save_state) |
//!
//! A call fails with an [`Error`]. What Dapr itself answers has a status, and mostly one of
//! the codes in [`ErrorCode`]:
//!
//! ```
//! use dapr_client::{Error, ErrorCode, StatusCode};
//!
//! fn said(error: &Error) -> String {
//!     match error.code::<ErrorCode>() {
//!         Some(code) if error.status() == Some(StatusCode::CONFLICT) => format!("a conflict: {code}"),
//!         Some(code) => format!("Dapr refuses: {code}"),
//!         None => format!("something else: {error}"),
//!     }
//! }
//! ```

mod client;
mod error_code;
pub mod health;
pub mod invocation;
pub mod secrets;
pub mod state;

pub use client::DaprClient;
pub use dapr_client_runtime::{
    Body, BoxError, BoxFuture, Bytes, Config, Error, ErrorDetail, ErrorKind, Headers, Json,
    Payload, Reply, SecretString, StatusCode, Transport, TransportError, TransportRequest,
    TransportResponse,
};
pub use error_code::ErrorCode;
