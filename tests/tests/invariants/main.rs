//! Rules that the compiler does not check: the guarantees of `ARCHITECTURE.md`, checked in the sources.

#![cfg(not(target_os = "wasi"))]

mod features;
mod imports;
mod layers;
mod sidecar;
mod sources;
