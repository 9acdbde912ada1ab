//! Packages of Debian and derived distributions.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::lock::Lock;
use crate::process::run_logged;

/// Installs packages and writes a log.
pub(super) fn install(log: &Path, packages: &[&str]) -> Result<()> {
    // apt-get waits for other processes only in some of its steps.
    let folder = log.parent().context("find the folder of the log")?;
    let _lock = Lock::acquire(folder, "apt")?;
    let apt = || {
        let mut apt = Command::new("apt-get");
        apt.args(["-y", "-o", "DPkg::Lock::Timeout=300"])
            .env("DEBIAN_FRONTEND", "noninteractive");
        apt
    };
    let try_it = || {
        run_logged(
            apt()
                .args(["install", "--no-install-recommends"])
                .args(packages),
            log,
        )
    };
    // The package lists may be missing or outdated.
    try_it().or_else(|_| {
        run_logged(apt().arg("update"), log)?;
        try_it()
    })
}
