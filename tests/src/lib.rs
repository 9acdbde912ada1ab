//! What crosses crates.
//!
//! - [`cases`]: what a client has to do right against a real sidecar. The program `probe` runs
//!   them, natively and as WebAssembly.
//! - `server`, natively only: a small HTTP server that shows every byte of a request.
//! - `application` and `recorder`, natively only: what such servers answer, the first behind a
//!   sidecar, the second in the place of one.

#[cfg(not(target_os = "wasi"))]
pub mod application;
pub mod cases;
#[cfg(not(target_os = "wasi"))]
pub mod recorder;
#[cfg(not(target_os = "wasi"))]
pub mod server;

/// The README of the project, whose Rust must compile.
#[cfg(all(doctest, not(target_os = "wasi")))]
#[doc = include_str!("../../README.md")]
struct Readme;
