//! Rules that the compiler does not check: what `ARCHITECTURE.md` promises, read from the sources.

#![cfg(not(target_os = "wasi"))]

mod features;
mod layers;
mod sources;
