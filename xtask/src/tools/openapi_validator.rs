//! openapi-spec-validator, which knows what OpenAPI 3.1 allows, from PyPI.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use super::lock::Lock;
use super::{Tools, afresh, lookup, or_else};
use crate::process::run_logged;
use crate::ui;

const BY_HAND: &str = "install Python 3.10 or later with its module venv \
                       (on Debian: `apt-get install python3 python3-venv`)";

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
    /// The validator in the versions that `requirements` tells, obtained if it is missing.
    ///
    /// # Errors
    ///
    /// When it cannot be obtained; the message says what to install.
    pub(crate) fn openapi_validator(&self, requirements: &Path) -> Result<OpenapiValidator> {
        let dir = self.dir.join("openapi-spec-validator");
        let python = dir.join("bin/python");
        let wanted = fs::read_to_string(requirements)
            .with_context(|| format!("read {}", requirements.display()))?;
        // Without them it is not complete; with others it is an old one.
        let installed = dir.join("requirements.txt");
        let is_there = || {
            let same = fs::read_to_string(&installed).is_ok_and(|text| text == wanted);
            same && python.exists()
        };
        if !is_there() {
            let _lock = Lock::take(&self.dir, "openapi-spec-validator")?;
            if !is_there() {
                self.install_validator(&dir, requirements)?;
            }
        }
        Ok(OpenapiValidator { python })
    }

    fn install_validator(&self, dir: &Path, requirements: &Path) -> Result<()> {
        let python = lookup::on_path("python3").context("there is no `python3` on PATH");
        let python = or_else(python, BY_HAND)?;
        ui::note(format_args!(
            "getting openapi-spec-validator with pip into {} (50 MB)",
            dir.display()
        ));
        let log = self.dir.join("openapi-spec-validator.log");
        afresh(dir, |partial| {
            let mut venv = Command::new(python);
            venv.args(["-m", "venv"]).arg(partial);
            or_else(run_logged(&mut venv, &log), BY_HAND)?;
            let mut pip = Command::new(partial.join("bin/python"));
            pip.args(["-m", "pip", "install", "--quiet", "--no-input"])
                .args(["--disable-pip-version-check", "--requirement"])
                .arg(requirements);
            or_else(
                run_logged(&mut pip, &log),
                "pip must reach a registry: try again when it can",
            )?;
            fs::copy(requirements, partial.join("requirements.txt"))
                .with_context(|| format!("copy {}", requirements.display()))?;
            Ok(())
        })
    }
}
