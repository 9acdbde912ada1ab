//! The hand-written half of the Dapr client for Rust.
//!
//! An application does not use this crate directly: it uses the generated crate `dapr-client`,
//! which has a method for each operation of the Dapr HTTP API. What those methods share is here.
//!
//! # The way of a call
//!
//! ```text
//! Operation + arguments --Call--> TransportRequest --Transport--> TransportResponse --> Response --decode--> T
//! ```
//!
//! - An [`Operation`] is a constant: name, method, path template, and the errors it can answer with.
//! - [`Client::call`] starts a [`Call`]. Its methods encode one argument each, at once, so a call
//!   borrows nothing. An argument that cannot be sent exactly as it is given is remembered as an
//!   error. The call is a future: it is sent when it is first polled.
//! - A [`Transport`] sends the request. The one that [`Client::new`] chooses depends on the target
//!   and the features; [`Client::with_transport`] takes any other, for example one in memory.
//! - The [`Response`] goes through a plain function that the generated code supplies, which makes
//!   the outcome of it, or an [`Error`].
//!
//! ```
//! # use dapr_client_runtime::{BoxFuture, Body, Transport, TransportError, TransportRequest, TransportResponse};
//! # struct Memory;
//! # impl Transport for Memory {
//! #     fn send(&self, request: TransportRequest) -> BoxFuture<'static, Result<TransportResponse, TransportError>> {
//! #         assert_eq!(request.url, "http://127.0.0.1:3500/v1.0/state/orders/a%2Fb");
//! #         Box::pin(async { Ok(TransportResponse::new(200).body("7")) })
//! #     }
//! #     fn sleep(&self, _: std::time::Duration) -> BoxFuture<'static, ()> { Box::pin(std::future::pending()) }
//! # }
//! use dapr_client_runtime::{Response, ResponseBody, Client, Config, Error, Operation, Payload};
//!
//! const GET_STATE: Operation = Operation {
//!     name: "get_state",
//!     method: "GET",
//!     path: "/v1.0/state/{storeName}/{key}",
//!     response: ResponseBody::Buffered,
//!     errors: &[(400, &["ERR_STATE_STORE_NOT_FOUND"]), (401, &[])],
//! };
//!
//! fn decode(answer: Response) -> Result<Payload, Error> {
//!     match answer.status() {
//!         200 => Ok(answer.into_payload()),
//!         _ => Err(answer.into_error()),
//!     }
//! }
//!
//! # tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(async {
//! let client = Client::with_transport(Config::default(), Memory)?;
//! let mut call = client.call(&GET_STATE, decode);
//! call.path("orders");
//! call.path("a/b");
//! let seven: u32 = call.await?.json()?;
//! assert_eq!(seven, 7);
//! # Ok::<(), Error>(()) }).unwrap();
//! ```
//!
//! # Features
//!
//! - `http` (default): a transport on sockets. HTTP/1.1 with kept connections; redirects are not
//!   followed, proxies of the environment are not used. On `wasm32-wasip1` (WasmEdge) it stands on
//!   `hyper_wasi` and `tokio_wasi`, everywhere else on `hyper-util` and `tokio`.
//! - `reqwest-wasi`: the same, but on `wasm32-wasip1` it stands on `reqwest_wasi`, for programs that
//!   have it anyway or want all their requests to go through it. It makes them larger, and each
//!   request with a body takes 40 ms longer: `reqwest_wasi` writes it in two pieces, and WasmEdge
//!   does not send the second before the first is acknowledged. Nothing else changes, so a
//!   dependency may switch it on.
//! - `tls`: `https://` endpoints, everywhere but on `wasm32-wasip1`.
//! - `tracing`: [`TraceContext::from_current_span`](crate::TraceContext).
//! - `server`: what a program needs to act as a Dapr sidecar, in the module `server`.
//!
//! Without any of these there is no [`Client::new`], only [`Client::with_transport`].
//!
//! The transports need a Tokio runtime (in WebAssembly: one of `tokio_wasi`) with I/O and time
//! switched on. WasmEdge asks a DNS server even for `localhost`, so the default endpoint is
//! `127.0.0.1`.

#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(test, allow(clippy::unwrap_used))]

mod body;
mod client;
mod error;
mod headers;
mod json;
mod operation;
mod request;
mod response;
mod secret;
#[cfg(feature = "server")]
pub mod server;
mod time;
mod transport;

pub use body::Body;
pub use bytes::Bytes;
pub use client::{Call, CallSummary, Client, Config, Interceptor};
pub use error::{BoxError, DecodeError, Error, ErrorDetail, ErrorKind};
pub use headers::Headers;
pub use json::{
    ArrayWriter, FromJson, GoDuration, IntegerText, Json, JsonObject, JsonValue, JsonWriter,
    MillisecondsNumber, ObjectWriter, ProtobufDuration, SecondsNumber, ToJson, WholeSeconds,
    from_json, to_json,
};
pub use operation::{Operation, ResponseBody};
pub use request::{OptionalText, Refusal, TraceContext};
pub use response::{FromHeader, Payload, Reply, Response, StatusCode};
pub use secret::SecretString;
pub use time::{
    Moment, Period, go_duration, protobuf_duration, rfc3339, whole_milliseconds, whole_seconds,
};
pub use transport::{BoxFuture, Transport, TransportError, TransportRequest, TransportResponse};
