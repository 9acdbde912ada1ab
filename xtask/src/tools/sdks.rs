//! The official SDKs of Dapr for JavaScript and Python, which the benchmark measures.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use super::Tools;
use super::npm::NpmPackage;
use super::python::Packages;

const JAVASCRIPT: NpmPackage = NpmPackage {
    folder: "dapr-javascript-sdk",
    name: "@dapr/dapr",
    version: "3.18.0",
    megabytes: 40,
};

impl Tools {
    /// Returns a command that runs a script with the SDK for JavaScript, which is installed if it is missing.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be installed; the message says what to do.
    pub(crate) fn javascript_sdk(&self, script: &Path) -> Result<Command> {
        let modules = self.npm(JAVASCRIPT)?;
        let mut command = Command::new(modules.node);
        command.arg(script).env("NODE_PATH", modules.folder);
        Ok(command)
    }

    /// Returns a command that runs a script with the SDK for Python, which is installed if it is missing, in the
    /// version that `requirements` names.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be installed; the message says what to do.
    pub(crate) fn python_sdk(&self, requirements: &Path, script: &Path) -> Result<Command> {
        let python = self.python(Packages {
            name: "dapr-python-sdk",
            requirements,
            megabytes: 70,
        })?;
        let mut command = Command::new(python);
        command.arg(script);
        Ok(command)
    }
}
