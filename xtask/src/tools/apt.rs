//! Packages of Debian and its relatives.

use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::lock::Lock;
use crate::process::run_logged;

/// Installs packages, with a log.
pub(super) fn install(log: &Path, packages: &[&str]) -> Result<()> {
    // apt-get itself waits for others in some of what it does only.
    let folder = log.parent().context("find the folder of the log")?;
    let _lock = Lock::take(folder, "apt")?;
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
    // A fresh machine has no package lists, or old ones.
    try_it().or_else(|_| {
        run_logged(apt().arg("update"), log)?;
        try_it()
    })
}
