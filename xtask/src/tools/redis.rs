//! The server of Redis, which stores configuration and locks: Dapr has no store for these that
//! needs no server.

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
    /// The server of Redis, if it is there: `REDIS_SERVER`, then `PATH`.
    ///
    /// # Errors
    ///
    /// When `REDIS_SERVER` is wrong.
    pub fn find_redis(&self) -> Result<Option<PathBuf>> {
        Ok(lookup::from_env(VARIABLE)?.or_else(|| lookup::on_path(PROGRAM)))
    }
}

/// Installs it.
pub(super) fn obtain(tools: &Tools) -> Result<()> {
    or_else(possible().and_then(|()| install(tools)), BY_HAND)
}

fn install(tools: &Tools) -> Result<()> {
    let _lock = Lock::take(&tools.dir, "redis")?;
    if lookup::on_path(PROGRAM).is_some() {
        return Ok(()); // Another run installed it while this one waited for the lock.
    }
    ui::note(format_args!(
        "configuration and locks need {PROGRAM}, which is not on this machine: \
         installing it with apt-get (some seconds)"
    ));
    let _progress = tools.progress("installing Redis");
    apt::install(&tools.dir.join("redis-apt.log"), &[PROGRAM])
}

fn possible() -> Result<()> {
    if lookup::on_path("apt-get").is_none() {
        bail!("{PROGRAM} is not on this machine, and without apt-get xtask cannot get it");
    }
    if !process::is_root() {
        bail!(
            "{PROGRAM} is not on this machine, and only root can install it (run `cargo xtask tools redis` as root)"
        );
    }
    Ok(())
}
