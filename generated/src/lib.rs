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
//! | [`actors`] | [`execute_actor_state_transaction`](DaprClient::execute_actor_state_transaction), [`get_actor_reminder`](DaprClient::get_actor_reminder), [`get_actor_state`](DaprClient::get_actor_state), [`invoke_actor`](DaprClient::invoke_actor), [`register_actor_reminder`](DaprClient::register_actor_reminder), [`register_actor_timer`](DaprClient::register_actor_timer), [`unregister_actor_reminder`](DaprClient::unregister_actor_reminder), [`unregister_actor_timer`](DaprClient::unregister_actor_timer) |
//! | [`bindings`] | [`invoke_binding`](DaprClient::invoke_binding) |
//! | [`configuration`] | [`get_configuration`](DaprClient::get_configuration), [`subscribe_configuration`](DaprClient::subscribe_configuration), [`unsubscribe_configuration`](DaprClient::unsubscribe_configuration) |
//! | [`conversation`] | [`converse_alpha1`](DaprClient::converse_alpha1), [`converse_alpha2`](DaprClient::converse_alpha2) |
//! | [`crypto`] | [`decrypt_alpha1`](DaprClient::decrypt_alpha1), [`encrypt_alpha1`](DaprClient::encrypt_alpha1) |
//! | [`health`] | [`check_health`](DaprClient::check_health), [`check_outbound_health`](DaprClient::check_outbound_health) |
//! | [`invocation`] | [`invoke_method`](DaprClient::invoke_method) |
//! | [`jobs`] | [`delete_job`](DaprClient::delete_job), [`get_job`](DaprClient::get_job), [`schedule_job`](DaprClient::schedule_job) |
//! | [`lock`] | [`try_lock_alpha1`](DaprClient::try_lock_alpha1), [`unlock_alpha1`](DaprClient::unlock_alpha1) |
//! | [`metadata`] | [`get_metadata`](DaprClient::get_metadata), [`set_metadata`](DaprClient::set_metadata) |
//! | [`publish`] | [`bulk_publish_event`](DaprClient::bulk_publish_event), [`publish_event`](DaprClient::publish_event) |
//! | [`secrets`] | [`get_bulk_secret`](DaprClient::get_bulk_secret), [`get_secret`](DaprClient::get_secret) |
//! | [`shutdown`] | [`shutdown`](DaprClient::shutdown) |
//! | [`state`] | [`delete_state`](DaprClient::delete_state), [`execute_state_transaction`](DaprClient::execute_state_transaction), [`get_bulk_state`](DaprClient::get_bulk_state), [`get_state`](DaprClient::get_state), [`query_state_alpha1`](DaprClient::query_state_alpha1), [`save_state`](DaprClient::save_state) |
//! | [`subtle_crypto`] | [`subtle_decrypt_alpha1`](DaprClient::subtle_decrypt_alpha1), [`subtle_encrypt_alpha1`](DaprClient::subtle_encrypt_alpha1), [`subtle_get_key_alpha1`](DaprClient::subtle_get_key_alpha1), [`subtle_sign_alpha1`](DaprClient::subtle_sign_alpha1), [`subtle_unwrap_key_alpha1`](DaprClient::subtle_unwrap_key_alpha1), [`subtle_verify_alpha1`](DaprClient::subtle_verify_alpha1), [`subtle_wrap_key_alpha1`](DaprClient::subtle_wrap_key_alpha1) |
//! | [`workflow`] | [`get_workflow`](DaprClient::get_workflow), [`pause_workflow`](DaprClient::pause_workflow), [`purge_workflow`](DaprClient::purge_workflow), [`raise_event_workflow`](DaprClient::raise_event_workflow), [`resume_workflow`](DaprClient::resume_workflow), [`start_workflow`](DaprClient::start_workflow), [`terminate_workflow`](DaprClient::terminate_workflow) |
//!
//! A call fails with an [`Error`]. What Dapr itself responds with has a status, and mostly one of
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
//!
//! # Features
//!
//! | feature | |
//! |---|---|
//! | `http` (default) | Talks HTTP to the sidecar, on Tokio: natively through `hyper-util`, on `wasm32-wasip1` (WasmEdge) through `hyper_wasi`. Without it, bring a [`Transport`]. |
//! | `tls` | Endpoints that begin with `https://`, everywhere but on `wasm32-wasip1`. |
//! | `reqwest-wasi` | On `wasm32-wasip1` talks through `reqwest_wasi` instead. Programs get larger, and each request with a body takes 40 ms longer, because its head and body are sent apart. |
//! | `tracing` | `TraceContext::from_current_span`: the trace context of the current `tracing` span, through OpenTelemetry. |
//! | `application` | Application half: what a program needs to be called by a sidecar, in the module `application`. The crate `dapr-app` stands on it. |
//! | `server` | Server half: what a program needs to act as a Dapr sidecar, in the module `server`. |

pub mod actors;
pub mod bindings;
mod client;
pub mod configuration;
pub mod conversation;
pub mod crypto;
mod error_code;
pub mod health;
pub mod invocation;
pub mod jobs;
pub mod lock;
pub mod metadata;
pub mod publish;
pub mod secrets;
pub mod shutdown;
pub mod state;
pub mod subtle_crypto;
pub mod workflow;

#[cfg(feature = "application")]
pub mod application;
#[cfg(feature = "server")]
pub mod server;

pub use client::DaprClient;
pub use dapr_client_runtime::{
    Body, BoxError, BoxFuture, Bytes, CallSummary, Config, DecodeError, Error, ErrorDetail,
    ErrorKind, FromJson, Headers, Interceptor, Json, Moment, Operation, OptionalText, Payload,
    Period, Reply, SecretString, StatusCode, ToJson, TraceContext, Transport, TransportError,
    TransportRequest, TransportResponse, from_json, to_json,
};
pub use error_code::ErrorCode;
