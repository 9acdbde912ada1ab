//! Servers that daprd needs. The embedded sidecar only needs addresses and does not connect to them.

use std::path::Path;

use anyhow::{Context as _, Result};

use crate::backing::Backing;
use crate::net::free_port;
use crate::tools::{DaprProgram, Tools};

/// Running servers, or unused addresses. Dropping the value stops the servers.
pub(super) struct Servers {
    pub(super) placement: String,
    pub(super) scheduler: String,
    /// The port of Redis.
    pub(super) redis: u16,
    /// The port of a Redis that is stopped after all sidecars have started.
    pub(super) lost: u16,
    going: Option<Backing>,
    _running: Vec<Backing>,
}

impl Servers {
    /// Starts the servers for daprd.
    pub(super) fn of_daprd(tools: &Tools, folder: &Path) -> Result<Self> {
        let redis = tools
            .find_redis()?
            .context("Redis was installed but is not found")?;
        let placement = Backing::placement(&tools.dapr(DaprProgram::Placement)?, folder)?;
        let scheduler = Backing::scheduler(&tools.dapr(DaprProgram::Scheduler)?, folder)?;
        let lasting_redis = Backing::redis(&redis, folder)?;
        let failing_redis = Backing::redis(&redis, folder)?;
        Ok(Self {
            placement: placement.address(),
            scheduler: scheduler.address(),
            redis: lasting_redis.port(),
            lost: failing_redis.port(),
            going: Some(failing_redis),
            _running: vec![placement, scheduler, lasting_redis],
        })
    }

    /// Chooses addresses without starting servers.
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

    /// Stops the second Redis.
    pub(super) fn lose(&mut self) -> Result<()> {
        self.going.take().map_or(Ok(()), Backing::stop)
    }
}
