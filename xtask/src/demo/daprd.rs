//! daprd in the demo, with the services it needs.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::sidecar::Given;
use super::steps::step;
use crate::backing::Backing;
use crate::daprd::Daprd;
use crate::process::capture;
use crate::project::in_ci;
use crate::tools::{DaprProgram, Tool, Tools};
use crate::ui;

/// Required tools, without Redis.
pub(super) const NEEDED: [Tool; 3] = [Tool::Daprd, Tool::Placement, Tool::Scheduler];

/// Building blocks whose components are in [`Given::with_redis`], by their names in `tour`.
const NEED_REDIS: [&str; 2] = ["configuration", "lock"];

/// Time limit for daprd to end.
const END_LIMIT: Duration = Duration::from_secs(30);

/// The programs to run.
#[derive(Debug)]
pub(super) struct Programs {
    daprd: PathBuf,
    placement: PathBuf,
    scheduler: PathBuf,
    /// Required only by configuration and locks, and optional because installing it needs root.
    redis: Option<PathBuf>,
}

impl Programs {
    /// Locates or installs the programs. Without Redis, the demo skips building blocks, except in
    /// continuous integration.
    pub(super) fn obtain(tools: &Tools, redis: bool) -> Result<Self> {
        use DaprProgram::{Daprd, Placement, Scheduler};
        tools.dapr_all(&[Daprd, Placement, Scheduler])?;
        let redis = if redis { Self::redis(tools)? } else { None };
        Ok(Self {
            daprd: tools.dapr(Daprd)?,
            placement: tools.dapr(Placement)?,
            scheduler: tools.dapr(Scheduler)?,
            redis,
        })
    }

    fn redis(tools: &Tools) -> Result<Option<PathBuf>> {
        if let Some(redis) = tools.find_redis()? {
            return Ok(Some(redis));
        }
        match tools.redis() {
            Ok(redis) => Ok(Some(redis)),
            Err(error) if in_ci() => Err(error),
            Err(error) => {
                ui::skipped(format_args!(
                    "{} are skipped: {}",
                    NEED_REDIS.join(" and "),
                    ui::explain(&error)
                ));
                Ok(None)
            }
        }
    }

    /// The building blocks that are not available with these programs.
    pub(super) fn missing_blocks(&self) -> &'static [&'static str] {
        match self.redis {
            Some(_) => &[],
            None => &NEED_REDIS,
        }
    }
}

/// A running daprd with its services. Dropping the value stops them.
#[derive(Debug)]
pub(super) struct DaprdWithServices {
    // Fields are dropped in this order: the sidecar before its services.
    daprd: Daprd,
    services: Vec<Backing>,
}

impl DaprdWithServices {
    /// Starts daprd and its services. The services store data in this folder; daprd writes this log.
    pub(super) fn start(
        programs: &Programs,
        given: &Given,
        folder: &Path,
        log: &Path,
    ) -> Result<Self> {
        let [placement, scheduler] = step(
            "starting placement and scheduler",
            "placement and scheduler run (for actors, jobs and workflows)",
            || {
                let placement = Backing::placement(&programs.placement, folder)?;
                let scheduler = Backing::scheduler(&programs.scheduler, folder)?;
                Ok([placement, scheduler])
            },
        )?;
        let mut builder = Daprd::builder(&programs.daprd)
            .app_id(&given.app_id)
            .app_port(given.app_port)
            .http_port(given.http_port)
            .resources(&given.components)
            .arg(format!("--placement-host-address={}", placement.address()))
            .arg(format!("--scheduler-host-address={}", scheduler.address()))
            .log(log);
        let mut services = vec![placement, scheduler];
        for folder in &given.more_components {
            builder = builder.resources(folder);
        }
        if let (Some(program), Some(folder_with_redis)) = (&programs.redis, &given.with_redis) {
            let running = format!("Redis runs (for {})", NEED_REDIS.join(" and "));
            let start = || Backing::redis(program, folder);
            let redis = step("starting Redis", &running, start)?;
            builder = builder
                .resources(folder_with_redis)
                .env("REDIS_HOST", redis.address());
            services.push(redis);
        }
        let version = capture(Command::new(&programs.daprd).arg("--version"))?;
        let port = given.http_port;
        let listening = format!("daprd {version} listens on 127.0.0.1:{port}");
        let daprd = step("starting daprd", &listening, || builder.start())?;
        Ok(Self { daprd, services })
    }

    /// Waits until it can reach its application.
    pub(super) fn wait_until_ready(&mut self) -> Result<()> {
        self.daprd.wait_until_ready()
    }

    /// Waits until the sidecar ends after a shutdown request, then stops its services.
    pub(super) fn wait_for_end(self) -> Result<()> {
        self.daprd.wait_for_end(END_LIMIT)?;
        Self::stop_services(self.services)
    }

    /// Stops the sidecar and its services.
    pub(super) fn stop(self) -> Result<()> {
        self.daprd.stop()?;
        Self::stop_services(self.services)
    }

    fn stop_services(services: Vec<Backing>) -> Result<()> {
        for service in services {
            service.stop()?;
        }
        Ok(())
    }
}
