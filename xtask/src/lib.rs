//! Development commands of this project, run with `cargo xtask`.
//!
//! The program (`main.rs`) parses the arguments and calls [`run`]. The package `tests` uses the
//! library: it locates or installs tools ([`tools`]), builds programs, natively or for WebAssembly
//! ([`program`]), starts daprd ([`daprd`]) and the services it needs ([`backing`]), and runs
//! processes that never outlive the process that started them ([`process`]).
//!
//! xtask is a workspace of its own and does not depend on `generated/` or `runtime/`: it must run
//! when they are missing or do not compile.

mod bench;
mod bundle;
mod cli;
mod codegen;
mod conformance;
mod counts;
mod demo;
mod deny;
mod differential;
mod embedded;
mod emit;
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
