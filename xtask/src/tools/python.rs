//! Packages from PyPI, in virtual environments.

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

/// Packages with the versions listed in a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Packages<'a> {
    /// Name of the set, and of its folder.
    pub(super) name: &'a str,
    /// The requirements file for pip.
    pub(super) requirements: &'a Path,
    /// Disk space in megabytes.
    pub(super) megabytes: u32,
}

impl Tools {
    /// The Python interpreter with these packages, if installed.
    pub(super) fn find_python(&self, packages: Packages<'_>) -> Result<Option<PathBuf>> {
        let Packages { requirements, .. } = packages;
        let wanted = fs::read_to_string(requirements)
            .with_context(|| format!("read {}", requirements.display()))?;
        let folder = self.dir.join(packages.name);
        let python = folder.join(PYTHON);
        // If the file is missing, the environment is incomplete; if it differs, it is outdated.
        let installed = fs::read_to_string(folder.join("requirements.txt"));
        let same = installed.is_ok_and(|text| text == wanted);
        Ok((same && python.exists()).then_some(python))
    }

    /// The Python interpreter with these packages, installed if it is missing.
    pub(super) fn python(&self, packages: Packages<'_>) -> Result<PathBuf> {
        if let Some(python) = self.find_python(packages)? {
            return Ok(python);
        }
        let _lock = Lock::acquire(&self.dir, packages.name)?;
        // Another process may have installed it in the meantime.
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
            .context("`python3` is not on PATH");
        let python = or_else(python, BY_HAND)?;
        let folder = self.dir.join(name);
        ui::note(format_args!(
            "installing {name} with pip into {} ({megabytes} MB)",
            folder.display()
        ));
        let _progress = self.progress(&format!("installing {name}"));
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
                "check that pip can reach a package index, and try again",
            )?;
            fs::copy(requirements, partial.join("requirements.txt"))
                .with_context(|| format!("copy {}", requirements.display()))?;
            Ok(())
        })
    }
}
