//! actionlint, which checks GitHub Actions workflows, from the Go module proxy.

use std::env::consts::EXE_SUFFIX;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::lock::Lock;
use super::{Tools, afresh, go, lookup, or_else};
use crate::process::run_logged;
use crate::ui;

const VERSION: &str = "1.7.12";
const LEAST_GO: &str = "1.24.0";
const BY_HAND: &str = "install actionlint by hand: https://github.com/rhysd/actionlint";

impl Tools {
    /// actionlint: the one on `PATH`, or our own, built if it is missing.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be built; the message says how to install it by hand.
    pub(crate) fn actionlint(&self) -> Result<PathBuf> {
        if let Some(program) = lookup::on_path("actionlint") {
            return Ok(program);
        }
        let folder = self.dir.join(format!("actionlint-{VERSION}"));
        let program = folder.join(format!("actionlint{EXE_SUFFIX}"));
        if !program.is_file() {
            let _lock = Lock::acquire(&self.dir, "actionlint")?;
            if !program.is_file() {
                or_else(self.build_actionlint(&folder), BY_HAND)?;
            }
        }
        Ok(program)
    }

    fn build_actionlint(&self, folder: &std::path::Path) -> Result<()> {
        let go = go::find("actionlint", &self.dir, LEAST_GO)?;
        ui::note(format_args!(
            "building actionlint {VERSION} with {} into {} (about 20 seconds)",
            go.display(),
            folder.display()
        ));
        let _progress = self.progress("building actionlint");
        // A cache of its own: the one for Dapr is deleted when Dapr is built.
        let cache = self.dir.join("actionlint-cache");
        afresh(folder, |partial| {
            let mut install = Command::new(&go);
            install
                .arg("install")
                .arg(format!(
                    "github.com/rhysd/actionlint/cmd/actionlint@v{VERSION}"
                ))
                .current_dir(&self.dir)
                .env("GOBIN", partial)
                .env("GOMODCACHE", cache.join("mod"))
                .env("GOCACHE", cache.join("build"))
                .env("GOFLAGS", "-modcacherw")
                .env("GOWORK", "off")
                .env_remove("GOOS")
                .env_remove("GOARCH");
            run_logged(&mut install, &self.dir.join("actionlint.log"))
        })?;
        std::fs::remove_dir_all(&cache).with_context(|| format!("delete {}", cache.display()))
    }
}
