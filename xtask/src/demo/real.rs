//! The real sidecar of the demo, and the services that it needs beside it.

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

/// What has to be there.
pub(super) const NEEDED: [Tool; 4] = [Tool::Daprd, Tool::Placement, Tool::Scheduler, Tool::Redis];

/// The building blocks that components in [`Given::with_redis`] are for, as `tour` calls them.
const NEED_REDIS: [&str; 2] = ["configuration", "lock"];

/// How long daprd may take to end after it was told to.
const END_LIMIT: Duration = Duration::from_secs(30);

/// The programs that are run.
#[derive(Debug)]
pub(super) struct Programs {
    daprd: PathBuf,
    placement: PathBuf,
    scheduler: PathBuf,
    /// Only configuration and locks need it, and not everybody can install it.
    redis: Option<PathBuf>,
}

impl Programs {
    /// Finds or obtains them. Without a Redis the demo does what it can, except in continuous
    /// integration.
    pub(super) fn obtain(tools: &Tools) -> Result<Self> {
        use DaprProgram::{Daprd, Placement, Scheduler};
        tools.dapr_all(&[Daprd, Placement, Scheduler])?;
        let redis = match tools.find_redis()? {
            Some(redis) => Some(redis),
            None => match tools.redis() {
                Ok(redis) => Some(redis),
                Err(error) if in_ci() => return Err(error),
                Err(error) => {
                    ui::skipped(format_args!(
                        "{} are left out: {}",
                        NEED_REDIS.join(" and "),
                        ui::explain(&error)
                    ));
                    None
                }
            },
        };
        Ok(Self {
            daprd: tools.dapr(Daprd)?,
            placement: tools.dapr(Placement)?,
            scheduler: tools.dapr(Scheduler)?,
            redis,
        })
    }

    /// The building blocks that a sidecar of these programs does not have.
    pub(super) fn missing_blocks(&self) -> &'static [&'static str] {
        match self.redis {
            Some(_) => &[],
            None => &NEED_REDIS,
        }
    }
}

/// A running daprd and what it needs. Dropping it stops all of it.
#[derive(Debug)]
pub(super) struct RealSidecar {
    // In this order they are dropped: the sidecar before what it needs.
    daprd: Daprd,
    services: Vec<Backing>,
}

impl RealSidecar {
    /// Starts all of it. What the services keep is put into this folder; the log of daprd is this
    /// file.
    pub(super) fn start(
        programs: &Programs,
        given: &Given,
        folder: &Path,
        log: &Path,
    ) -> Result<Self> {
        let [placement, scheduler] = step(
            "starting placement and scheduler",
            "placement and scheduler run, for actors, jobs and workflow",
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
        if let Some(program) = &programs.redis {
            let running = format!("Redis runs, for {}", NEED_REDIS.join(" and "));
            let start = || Backing::redis(program, folder);
            let redis = step("starting Redis", &running, start)?;
            builder = builder
                .resources(&given.with_redis)
                .env("REDIS_HOST", redis.address());
            services.push(redis);
        }
        let version = capture(Command::new(&programs.daprd).arg("--version"))?;
        let port = given.http_port;
        let listening = format!("daprd {version} listens on 127.0.0.1:{port}");
        let daprd = step("starting daprd", &listening, || builder.start())?;
        Ok(Self { daprd, services })
    }

    /// Waits until it has found its application.
    pub(super) fn wait_until_ready(&mut self) -> Result<()> {
        self.daprd.wait_until_ready()
    }

    /// Waits until the sidecar, which somebody has told to shut down, has ended; then stops what
    /// it needed.
    pub(super) fn wait_for_end(self) -> Result<()> {
        self.daprd.wait_for_end(END_LIMIT)?;
        for service in self.services {
            service.stop()?;
        }
        Ok(())
    }
}
