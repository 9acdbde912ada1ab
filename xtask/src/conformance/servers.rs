//! The servers that daprd needs beside it. The embedded sidecar needs none: it takes their addresses, and asks nobody there.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::backing::Backing;
use crate::net::free_port;
use crate::tools::{DaprProgram, Tools};

/// Servers that run, or addresses of none. Dropping it stops them.
pub(super) struct Servers {
    pub(super) placement: String,
    pub(super) scheduler: String,
    /// The port of a Redis.
    pub(super) redis: u16,
    /// The port of a Redis that is gone once all sidecars have been started.
    pub(super) lost: u16,
    going: Option<Backing>,
    _running: Vec<Backing>,
}

impl Servers {
    /// Starts what daprd needs.
    pub(super) fn of_daprd(tools: &Tools, folder: &Path) -> Result<Self> {
        let redis = tools
            .find_redis()?
            .context("Redis was installed but is not found")?;
        let placement = Backing::placement(&tools.dapr(DaprProgram::Placement)?, folder)?;
        let scheduler = Backing::scheduler(&tools.dapr(DaprProgram::Scheduler)?, folder)?;
        let stays = Backing::redis(&redis, folder)?;
        let goes = Backing::redis(&redis, folder)?;
        Ok(Self {
            placement: placement.address(),
            scheduler: scheduler.address(),
            redis: stays.port(),
            lost: goes.port(),
            going: Some(goes),
            _running: vec![placement, scheduler, stays],
        })
    }

    /// Addresses alone.
    pub(super) fn none() -> Result<Self> {
        Ok(Self {
            placement: "placement:1".to_owned(),
            scheduler: "scheduler:1".to_owned(),
            redis: free_port()?,
            lost: free_port()?,
            going: None,
            _running: Vec::new(),
        })
    }

    /// Stops the one that is to be gone.
    pub(super) fn lose(&mut self) -> Result<()> {
        self.going.take().map_or(Ok(()), Backing::stop)
    }
}
