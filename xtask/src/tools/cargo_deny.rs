//! cargo-deny, which checks dependencies, from crates.io.

use std::env::consts::EXE_SUFFIX;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::lock::Lock;
use super::{Tools, afresh, lookup, or_else};
use crate::process::run_logged;
use crate::ui;

const VERSION: &str = "0.20.2";
const BY_HAND: &str = "install it by hand: `cargo install --locked cargo-deny`";

impl Tools {
    /// cargo-deny, if it is installed: the one on `PATH`, then our own.
    pub(crate) fn find_cargo_deny(&self) -> Option<PathBuf> {
        lookup::on_path("cargo-deny").or_else(|| {
            let program = self.cargo_deny_folder().join("bin");
            let program = program.join(format!("cargo-deny{EXE_SUFFIX}"));
            program.is_file().then_some(program)
        })
    }

    /// cargo-deny, built if it is missing.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be built; the message says how to install it by hand.
    pub(crate) fn cargo_deny(&self) -> Result<PathBuf> {
        if let Some(program) = self.find_cargo_deny() {
            return Ok(program);
        }
        let folder = self.cargo_deny_folder();
        let _lock = Lock::acquire(&self.dir, "cargo-deny")?;
        if self.find_cargo_deny().is_none() {
            or_else(self.build_cargo_deny(&folder), BY_HAND)?;
        }
        Ok(folder.join("bin").join(format!("cargo-deny{EXE_SUFFIX}")))
    }

    fn build_cargo_deny(&self, folder: &Path) -> Result<()> {
        ui::note(format_args!(
            "building cargo-deny {VERSION} into {} (about 3 minutes on two cores)",
            folder.display()
        ));
        let _progress = self.progress("building cargo-deny");
        let build = self.dir.join("cargo-deny-build");
        afresh(folder, |partial| {
            let mut install = self.project.cargo();
            install
                .args(["install", "--locked", "cargo-deny", "--version", VERSION])
                .arg("--root")
                .arg(partial)
                .env("CARGO_TARGET_DIR", &build);
            run_logged(&mut install, &self.dir.join("cargo-deny.log"))
        })?;
        // Intermediate results, which nothing else uses.
        let _ = std::fs::remove_dir_all(build);
        Ok(())
    }

    fn cargo_deny_folder(&self) -> PathBuf {
        self.dir.join(format!("cargo-deny-{VERSION}"))
    }
}
