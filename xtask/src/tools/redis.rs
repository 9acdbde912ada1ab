//! Redis, the server for configuration and locks: Dapr has no component for these without a
//! server.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::lock::Lock;
use super::{Tools, apt, lookup, or_else};
use crate::{process, ui};

const PROGRAM: &str = "redis-server";
const VARIABLE: &str = "REDIS_SERVER";

const BY_HAND: &str = "install it by hand: `apt install redis-server`, `brew install redis`, \
                       or see https://redis.io; or set REDIS_SERVER to the path of the program";

impl Tools {
    /// Redis, if it is installed: the program that `REDIS_SERVER` names, or the one on `PATH`.
    ///
    /// # Errors
    ///
    /// Fails if `REDIS_SERVER` does not name a program.
    pub fn find_redis(&self) -> Result<Option<PathBuf>> {
        Ok(lookup::from_env(VARIABLE)?.or_else(|| lookup::on_path(PROGRAM)))
    }
}

/// Installs it.
pub(super) fn obtain(tools: &Tools) -> Result<()> {
    or_else(possible().and_then(|()| install(tools)), BY_HAND)
}

fn install(tools: &Tools) -> Result<()> {
    let _lock = Lock::acquire(&tools.dir, "redis")?;
    if lookup::on_path(PROGRAM).is_some() {
        return Ok(()); // Another process installed it in the meantime.
    }
    ui::note(format_args!(
        "installing {PROGRAM} with apt-get (a few seconds): required for configuration and locks"
    ));
    let _progress = tools.progress("installing Redis");
    apt::install(&tools.dir.join("redis-apt.log"), &[PROGRAM])
}

fn possible() -> Result<()> {
    if lookup::on_path("apt-get").is_none() {
        bail!("{PROGRAM} is not installed, and xtask can only install it with apt-get");
    }
    if !process::is_root() {
        bail!(
            "{PROGRAM} is not installed, and only root can install it: run `cargo xtask tools redis` as root"
        );
    }
    Ok(())
}
