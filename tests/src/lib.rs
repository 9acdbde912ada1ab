//! Tests that involve several crates.
//!
//! - [`cases`]: the required behavior of a client against a real sidecar. The program `probe` runs them,
//!   natively and as WebAssembly.
//! - `server`, natively only: a small HTTP server that exposes each byte of a request.
//! - `application` and `recorder`, natively only: handlers for such servers, the first as the application of
//!   a sidecar, the second in place of a sidecar.

#[cfg(not(target_os = "wasi"))]
pub mod application;
pub mod cases;
#[cfg(not(target_os = "wasi"))]
pub mod recorder;
#[cfg(not(target_os = "wasi"))]
pub mod server;

/// Compiles the Rust code in the project's README.
#[cfg(all(doctest, not(target_os = "wasi")))]
#[doc = include_str!("../../README.md")]
struct Readme;
