//! Hand-written runtime of the Dapr client for Rust.
//!
//! Applications use the generated crate `dapr-client` instead. It has one method for each
//! operation of the Dapr HTTP API. This crate contains the code that these methods share.
//!
//! # Life of a call
//!
//! ```text
//! Operation + arguments --Call--> TransportRequest --Transport--> TransportResponse --> Response --decode--> T
//! ```
//!
//! - An [`Operation`] is a constant: name, method, path template, and declared errors.
//! - [`Client::call`] starts a [`Call`]. Its methods encode one argument each, immediately, so a
//!   call borrows nothing. If an argument cannot be sent unchanged, the call stores the error. The
//!   call is a future: the first poll sends it.
//! - A [`Transport`] sends the request. [`Client::new`] selects one by target and features.
//!   [`Client::with_transport`] takes any other, for example an in-memory one.
//! - A plain function from the generated code decodes the [`Response`] into the outcome or an
//!   [`Error`].
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
//! fn decode(response: Response) -> Result<Payload, Error> {
//!     match response.status() {
//!         200 => Ok(response.into_payload()),
//!         _ => Err(response.into_error()),
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
//! - `http` (default): a socket transport. Uses HTTP/1.1 with keep-alive. Does not follow
//!   redirects and ignores the proxy environment variables. Uses `hyper_wasi` and `tokio_wasi` on
//!   `wasm32-wasip1` (WasmEdge), `hyper-util` and `tokio` natively. On `wasm32-wasip2` the host sends
//!   the requests (`wasi:http`), and decides about connections.
//! - `reqwest-wasi`: uses `reqwest_wasi` on `wasm32-wasip1`, for programs that already depend on
//!   it or want to send all their requests through it. Such programs are larger, and each request
//!   with a body takes 40 ms longer: `reqwest_wasi` writes the request in two pieces, and WasmEdge
//!   does not send the second piece until the first is acknowledged. Nothing else changes, so a
//!   dependency may enable this feature.
//! - `tls`: `https://` endpoints, except on `wasm32-wasip1`. On `wasm32-wasip2` the host supports them
//!   without this feature.
//! - `tracing`: [`TraceContext::from_current_span`](crate::TraceContext).
//! - `server`: the module `server`, for Dapr sidecars and applications.
//!
//! Without `http`, [`Client::new`] does not exist; use [`Client::with_transport`].
//!
//! The transports need a Tokio runtime (in WebAssembly: a `tokio_wasi` runtime) with I/O and time
//! enabled. In a WASI 0.2 component (`wasm32-wasip2`), they need `wstd::runtime::block_on`, which
//! also runs `#[wstd::main]`, and panic outside of it. WasmEdge asks the system for every host name, even for `localhost`, so the default
//! endpoint is `127.0.0.1`. If the environment variable `DNS_SERVER` is set (`10.0.0.2:53`), that
//! DNS server is asked instead.

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
    GoDurationError, IsoPartError, IsoParts, IsoUnit, Moment, Period, go_duration,
    parse_go_nanoseconds, protobuf_duration, rfc3339, whole_milliseconds, whole_seconds,
};
pub use transport::{BoxFuture, Transport, TransportError, TransportRequest, TransportResponse};
