//! Other versions of Rust, from rustup.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use super::{Tools, lookup, or_else};
use crate::process::capture;

/// A version of Rust that is installed.
#[derive(Debug, Clone)]
pub(crate) struct RustToolchain {
    rustup: PathBuf,
    version: String,
}

impl RustToolchain {
    /// Returns a command that runs Cargo of this version at the root of the project.
    pub(crate) fn cargo(&self, root: &Path) -> Command {
        let mut command = Command::new(&self.rustup);
        command
            .args(["run", &self.version, "cargo"])
            .current_dir(root);
        command
    }
}

impl Tools {
    /// A version of Rust, installed if it is missing.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be installed; the message says how to install it by hand.
    pub(crate) fn rust_toolchain(&self, version: &str) -> Result<RustToolchain> {
        let remedy = format!(
            "install it by hand: `rustup toolchain install {version} --profile minimal` (https://rustup.rs)"
        );
        let rustup = lookup::on_path("rustup").context("rustup is not on PATH");
        let rustup = or_else(rustup, &remedy)?;
        let mut probe = Command::new(&rustup);
        probe.args(["run", version, "cargo", "--version"]);
        if capture(&mut probe).is_err() {
            let _progress = self.progress(&format!("installing Rust {version} with rustup"));
            let mut install = Command::new(&rustup);
            install.args(["toolchain", "install", version]);
            install.args(["--profile", "minimal", "--no-self-update"]);
            or_else(capture(&mut install), &remedy)?;
        }
        Ok(RustToolchain {
            rustup,
            version: version.to_owned(),
        })
    }
}
