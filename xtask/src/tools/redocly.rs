//! Redocly, which validates and renders OpenAPI documents, from npm.

use std::process::Command;

use anyhow::Result;

use super::Tools;
use super::npm::{NodeModules, NpmPackage};

/// It has no dependencies, so this version pins everything.
const PACKAGE: NpmPackage = NpmPackage {
    folder: "redocly-cli",
    name: "@redocly/cli",
    version: "2.77.0",
    megabytes: 15,
};

/// Redocly, ready to run.
#[derive(Debug, Clone)]
pub(crate) struct Redocly(NodeModules);

impl Redocly {
    /// Returns a command that runs a subcommand, such as `lint`.
    pub(crate) fn command(&self, name: &str) -> Command {
        let mut command = Command::new(&self.0.node);
        command
            .arg(self.0.folder.join("@redocly/cli/bin/cli.js"))
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
        self.npm(PACKAGE).map(Redocly)
    }
}
