//! openapi-spec-validator, which validates OpenAPI 3.1, from PyPI.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::Tools;
use super::python::Packages;

/// The validator, ready to run.
#[derive(Debug, Clone)]
pub(crate) struct OpenapiValidator {
    python: PathBuf,
}

impl OpenapiValidator {
    /// The command that validates one file.
    pub(crate) fn command(&self, file: &Path) -> Command {
        let mut command = Command::new(&self.python);
        command.args(["-m", "openapi_spec_validator"]).arg(file);
        command
    }
}

impl Tools {
    /// The validator, with the versions in `requirements`, installed if it is missing.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be installed; the message says what to do.
    pub(crate) fn openapi_validator(&self, requirements: &Path) -> Result<OpenapiValidator> {
        let python = self.python(Packages {
            name: "openapi-spec-validator",
            requirements,
            megabytes: 50,
        })?;
        Ok(OpenapiValidator { python })
    }
}
