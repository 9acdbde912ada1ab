//! Standard libraries of Rust for other targets, from rustup.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::{Tools, lookup, or_else};
use crate::process::capture;

/// The target that WebAssembly programs are compiled for.
pub(super) const WASM: &str = "wasm32-wasip1";

impl Tools {
    /// The standard library for WebAssembly, installed if it is missing.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be installed; the message says how to install it by hand.
    pub fn wasm_target(&self) -> Result<()> {
        obtain(self, WASM).map(drop)
    }

    /// The standard library for another target, installed if it is missing.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be installed; the message says how to install it by hand.
    pub(crate) fn rust_target(&self, target: &str) -> Result<()> {
        obtain(self, target).map(drop)
    }
}

/// Returns the folder of the library, whether it exists or not.
fn folder(tools: &Tools, target: &str) -> Result<String> {
    let mut rustc = Command::new("rustc");
    rustc
        .current_dir(tools.project.root())
        .args(["--print", "target-libdir", "--target", target]);
    capture(&mut rustc)
}

/// Whether the toolchain of this checkout has the library.
pub(super) fn is_there(tools: &Tools, target: &str) -> Result<bool> {
    Ok(Path::new(&folder(tools, target)?).is_dir())
}

/// Adds the target to the toolchain of this checkout if it is missing. Returns the folder of
/// the library.
pub(super) fn obtain(tools: &Tools, target: &str) -> Result<String> {
    let libdir = folder(tools, target)?;
    if Path::new(&libdir).is_dir() {
        return Ok(libdir);
    }
    let remedy = format!(
        "install the standard library of Rust for {target}; with rustup: `rustup target add {target}`"
    );
    let rustup = lookup::on_path("rustup").context("rustup is not on PATH");
    let rustup = or_else(rustup, &remedy)?;
    let _progress = tools.progress(&format!(
        "downloading the standard library for {target} with rustup (about 20 MB)"
    ));
    let mut add = Command::new(rustup);
    add.current_dir(tools.project.root())
        .args(["target", "add", target]);
    or_else(capture(&mut add), &remedy)?;
    Ok(libdir)
}
