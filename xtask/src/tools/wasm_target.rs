//! The standard library of Rust for WebAssembly.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::{Tools, lookup, or_else};
use crate::process::capture;

const TARGET: &str = "wasm32-wasip1";
const BY_HAND: &str = "to mend this, install the standard library for wasm32-wasip1 of the Rust in use; with rustup: \
                       `rustup target add wasm32-wasip1`";

/// Where the library is or would be.
fn folder(tools: &Tools) -> Result<String> {
    let mut rustc = Command::new("rustc");
    rustc
        .current_dir(tools.project.root())
        .args(["--print", "target-libdir", "--target", TARGET]);
    capture(&mut rustc)
}

/// Whether the toolchain of this checkout has it.
pub(super) fn is_there(tools: &Tools) -> Result<bool> {
    Ok(Path::new(&folder(tools)?).is_dir())
}

/// Adds the target to the toolchain of this checkout unless it is there.
pub(super) fn obtain(tools: &Tools) -> Result<String> {
    let libdir = folder(tools)?;
    if Path::new(&libdir).is_dir() {
        return Ok(libdir);
    }
    let rustup = or_else(
        lookup::on_path("rustup").context("there is no rustup"),
        BY_HAND,
    )?;
    let _progress = tools
        .progress("rustup downloads the standard library for wasm32-wasip1, 20 MB, some seconds");
    let mut add = Command::new(rustup);
    add.current_dir(tools.project.root())
        .args(["target", "add", TARGET]);
    or_else(capture(&mut add), BY_HAND)?;
    Ok(libdir)
}
