//! Programs from PyPI, each in an environment of its own.

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

/// The interpreter in a virtual environment.
const PYTHON: &str = if cfg!(windows) {
    "Scripts/python.exe"
} else {
    "bin/python"
};

/// Packages in the versions that a file tells.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packages<'a> {
    /// What they are together, and the name of their folder.
    pub(super) name: &'a str,
    /// The file, as pip reads it.
    pub(super) requirements: &'a Path,
    /// How much space they take.
    pub(super) megabytes: u32,
}

impl Tools {
    /// The Python that has these packages, if it is there.
    pub(super) fn find_python(&self, packages: Packages<'_>) -> Result<Option<PathBuf>> {
        let Packages { requirements, .. } = packages;
        let wanted = fs::read_to_string(requirements)
            .with_context(|| format!("read {}", requirements.display()))?;
        let folder = self.dir.join(packages.name);
        let python = folder.join(PYTHON);
        // Without them it is not complete; with others it is an old one.
        let installed = fs::read_to_string(folder.join("requirements.txt"));
        let same = installed.is_ok_and(|text| text == wanted);
        Ok((same && python.exists()).then_some(python))
    }

    /// The Python that has these packages, obtained if it is missing.
    pub(super) fn python(&self, packages: Packages<'_>) -> Result<PathBuf> {
        if let Some(python) = self.find_python(packages)? {
            return Ok(python);
        }
        let _lock = Lock::take(&self.dir, packages.name)?;
        // Another run may have got it while this one waited for the lock.
        if self.find_python(packages)?.is_none() {
            self.install(packages)?;
        }
        self.find_python(packages)?
            .with_context(|| format!("{} was installed but is not found", packages.name))
    }

    fn install(&self, packages: Packages<'_>) -> Result<()> {
        let Packages {
            name,
            requirements,
            megabytes,
        } = packages;
        let python = lookup::on_path("python3")
            .or_else(|| lookup::on_path("python"))
            .context("there is no `python3` on PATH");
        let python = or_else(python, BY_HAND)?;
        let folder = self.dir.join(name);
        ui::note(format_args!(
            "getting {name} with pip into {} ({megabytes} MB)",
            folder.display()
        ));
        let _progress = self.progress(&format!("getting {name}"));
        let log = self.dir.join(format!("{name}.log"));
        afresh(&folder, |partial| {
            let mut venv = Command::new(python);
            venv.args(["-m", "venv"]).arg(partial);
            or_else(run_logged(&mut venv, &log), BY_HAND)?;
            let mut pip = Command::new(partial.join(PYTHON));
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
