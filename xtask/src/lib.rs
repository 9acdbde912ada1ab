//! Every chore of this project, behind `cargo xtask`.
//!
//! The program (`main.rs`) parses arguments and calls [`run`]. The rest is a
//! library because the package `tests` needs the same things: tools that are
//! found or obtained ([`tools`]), programs built natively or for WebAssembly
//! ([`program`]), a real sidecar ([`daprd`]) and the services it needs ([`backing`]),
//! and processes that never outlive whoever started them ([`process`]).
//!
//! This is a workspace of its own and knows nothing of `generated/` or
//! `runtime/`: it must run when they are missing or broken. It is meant for
//! Unix-like systems.

mod bundle;
mod cli;
mod codegen;
mod conformance;
mod demo;
mod deny;
mod differential;
mod embedded;
mod folders;
mod mutate;
mod suite;

pub mod backing;
pub mod daprd;
pub mod net;
pub mod process;
pub mod program;
pub mod project;
pub mod service;
pub mod tools;
pub mod ui;

pub use cli::{Cli, run};
