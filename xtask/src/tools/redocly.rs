//! Redocly, which validates and renders OpenAPI documents, from npm.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::lock::Lock;
use super::{Tools, afresh, lookup, or_else};
use crate::process::{capture, run_logged};
use crate::ui;

/// The package has no dependencies, so this version pins everything.
const VERSION: &str = "2.77.0";
/// The minimum version of Node.js.
const LEAST_NODE: (u32, u32, u32) = (20, 19, 0);
const BY_HAND: &str = "install Node.js 22 or later with npm from https://nodejs.org/en/download";

/// Redocly, ready to run.
#[derive(Debug, Clone)]
pub(crate) struct Redocly {
    node: PathBuf,
    script: PathBuf,
}

impl Redocly {
    /// Returns a command that runs a subcommand, such as `lint`.
    pub(crate) fn command(&self, name: &str) -> Command {
        let mut command = Command::new(&self.node);
        command
            .arg(&self.script)
            .arg(name)
            .env("REDOCLY_TELEMETRY", "off")
            .env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
        command
    }
}

impl Tools {
    /// Redocly, installed if it is missing.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be installed; the message says what to do.
    pub(crate) fn redocly(&self) -> Result<Redocly> {
        let node = or_else(find_node(), BY_HAND)?;
        let dir = self.dir.join(format!("redocly-cli-{VERSION}"));
        let script = dir.join("node_modules/@redocly/cli/bin/cli.js");
        if !script.is_file() {
            let _lock = Lock::acquire(&self.dir, "redocly-cli")?;
            if !script.is_file() {
                self.install_redocly(&dir)?;
            }
        }
        Ok(Redocly { node, script })
    }

    fn install_redocly(&self, dir: &Path) -> Result<()> {
        let npm = lookup::on_path("npm").context("`npm` is not on PATH");
        let npm = or_else(npm, BY_HAND)?;
        ui::note(format_args!(
            "installing Redocly {VERSION} with npm into {} (15 MB)",
            dir.display()
        ));
        let log = self.dir.join("redocly-cli.log");
        afresh(dir, |partial| {
            let mut command = Command::new(npm);
            command
                .args(["install", "--no-audit", "--no-fund", "--ignore-scripts"])
                .args(["--no-package-lock", "--save-exact", "--prefix"])
                .arg(partial)
                .arg(format!("@redocly/cli@{VERSION}"));
            or_else(
                run_logged(&mut command, &log),
                "check that npm can reach a registry, and try again",
            )
        })
    }
}

fn find_node() -> Result<PathBuf> {
    let Some(node) = lookup::on_path("node") else {
        bail!("Redocly needs Node.js, and `node` is not on PATH");
    };
    let output = capture(Command::new(&node).arg("--version"))?;
    if lookup::version(&output) < Some(LEAST_NODE) {
        bail!(
            "Redocly needs Node.js 20.19 or later, but {} is {output}",
            node.display()
        );
    }
    Ok(node)
}
