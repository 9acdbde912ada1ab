//! Programs that Debian and derived distributions package: found on `PATH`, or installed with apt-get.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use super::lock::Lock;
use super::{Tools, apt, lookup, or_else};
use crate::{process, ui};

/// The server for configuration and locks: Dapr has no component for these without a server.
const REDIS: Packaged = Packaged {
    program: "redis-server",
    variable: "REDIS_SERVER",
    tool: "redis",
    purpose: "required for configuration and locks",
    by_hand: "install it by hand: `apt install redis-server`, `brew install redis`, \
              or see https://redis.io; or set REDIS_SERVER to the path of the program",
};

/// The profiler that counts instructions.
const VALGRIND: Packaged = Packaged {
    program: "valgrind",
    variable: "VALGRIND",
    tool: "valgrind",
    purpose: "counts the instructions of a call",
    by_hand: "install it by hand: `apt install valgrind`, `dnf install valgrind`, \
              or see https://valgrind.org; or set VALGRIND to the path of the program",
};

/// A program and the package of the same name.
struct Packaged {
    program: &'static str,
    /// The environment variable that can name the program.
    variable: &'static str,
    /// The argument of `cargo xtask tools`.
    tool: &'static str,
    purpose: &'static str,
    by_hand: &'static str,
}

impl Tools {
    /// Redis, if it is installed: the program that `REDIS_SERVER` names, or the one on `PATH`.
    ///
    /// # Errors
    ///
    /// Fails if `REDIS_SERVER` does not name a program.
    pub fn find_redis(&self) -> Result<Option<PathBuf>> {
        REDIS.find()
    }

    /// Redis, installed if it is missing.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be installed; the message says how to install it by hand.
    pub fn redis(&self) -> Result<PathBuf> {
        REDIS.obtain(self)
    }

    /// Valgrind, if it is installed: the program that `VALGRIND` names, or the one on `PATH`.
    ///
    /// # Errors
    ///
    /// Fails if `VALGRIND` does not name a program.
    pub(crate) fn find_valgrind(&self) -> Result<Option<PathBuf>> {
        VALGRIND.find()
    }

    /// Valgrind, installed if it is missing.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be installed; the message says how to install it by hand.
    pub(crate) fn valgrind(&self) -> Result<PathBuf> {
        VALGRIND.obtain(self)
    }
}

impl Packaged {
    fn find(&self) -> Result<Option<PathBuf>> {
        Ok(lookup::from_env(self.variable)?.or_else(|| lookup::on_path(self.program)))
    }

    fn obtain(&self, tools: &Tools) -> Result<PathBuf> {
        if let Some(found) = self.find()? {
            return Ok(found);
        }
        or_else(
            self.possible().and_then(|()| self.install(tools)),
            self.by_hand,
        )?;
        self.find()?
            .with_context(|| format!("{} was installed but is not found", self.program))
    }

    fn install(&self, tools: &Tools) -> Result<()> {
        let _lock = Lock::acquire(&tools.dir, self.tool)?;
        if lookup::on_path(self.program).is_some() {
            return Ok(()); // Another process installed it in the meantime.
        }
        ui::note(format_args!(
            "installing {} with apt-get (a few seconds): {}",
            self.program, self.purpose
        ));
        let _progress = tools.progress(&format!("installing {}", self.program));
        let log = tools.dir.join(format!("{}-apt.log", self.tool));
        apt::install(&log, &[self.program])
    }

    fn possible(&self) -> Result<()> {
        let program = self.program;
        if lookup::on_path("apt-get").is_none() {
            bail!("{program} is not installed, and xtask can only install it with apt-get");
        }
        if !process::is_root() {
            bail!(
                "{program} is not installed, and only root can install it: run `cargo xtask tools {}` as root",
                self.tool
            );
        }
        Ok(())
    }
}
