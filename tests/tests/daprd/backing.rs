//! The services that daprd needs for actors, jobs, configuration and locks.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result};
use xtask::net::free_port;
use xtask::service::{Ready, Service};
use xtask::tools::{
    DaprProgram, WorkflowWorker, require_dapr, require_redis, require_workflow_worker,
};

const LIMIT: Duration = Duration::from_secs(60);

/// The programs that a run needs.
pub(crate) struct Programs {
    pub(crate) daprd: PathBuf,
    placement: PathBuf,
    scheduler: PathBuf,
    redis: PathBuf,
    pub(crate) worker: WorkflowWorker,
}

impl Programs {
    /// The programs, or `None` when the test is to be left out.
    pub(crate) fn require() -> Result<Option<Self>> {
        // All are asked for, so that all that are missing are told at once.
        let daprd = require_dapr(DaprProgram::Daprd)?;
        let placement = require_dapr(DaprProgram::Placement)?;
        let scheduler = require_dapr(DaprProgram::Scheduler)?;
        let redis = require_redis()?;
        let worker = require_workflow_worker()?;
        let (Some(daprd), Some(placement), Some(scheduler)) = (daprd, placement, scheduler) else {
            return Ok(None);
        };
        let (Some(redis), Some(worker)) = (redis, worker) else {
            return Ok(None);
        };
        Ok(Some(Self {
            daprd,
            placement,
            scheduler,
            redis,
            worker,
        }))
    }
}

/// Placement, scheduler and Redis, on ports of their own. Dropping it stops them.
pub(crate) struct Backing {
    pub(crate) placement: u16,
    pub(crate) scheduler: u16,
    pub(crate) redis: u16,
    services: [Service; 3],
}

impl Backing {
    /// Starts them, with their files in this folder.
    pub(crate) fn start(programs: &Programs, folder: &Path) -> Result<Self> {
        let [placement, scheduler, redis] = [free_port()?, free_port()?, free_port()?];
        let services = [
            start_placement(programs, placement, folder)?,
            start_scheduler(programs, scheduler, folder)?,
            start_redis(programs, redis, folder)?,
        ];
        Ok(Self {
            placement,
            scheduler,
            redis,
            services,
        })
    }

    /// How their logs end.
    pub(crate) fn tails(&self) -> String {
        self.services.each_ref().map(Service::tail).join("\n")
    }
}

fn start_placement(programs: &Programs, port: u16, folder: &Path) -> Result<Service> {
    let health = free_port()?;
    let mut command = Command::new(&programs.placement);
    command.args(["--listen-address=127.0.0.1", "--id=placement-0"]);
    command.args([
        "--enable-metrics=false",
        "--healthz-listen-address=127.0.0.1",
    ]);
    command.arg(format!("--port={port}"));
    command.arg(format!(
        "--initial-cluster=placement-0=127.0.0.1:{}",
        free_port()?
    ));
    command.arg(format!("--healthz-port={health}"));
    service("placement", command, health, folder)
}

fn start_scheduler(programs: &Programs, port: u16, folder: &Path) -> Result<Service> {
    let health = free_port()?;
    let mut command = Command::new(&programs.scheduler);
    command.args(["--listen-address=127.0.0.1", "--id=scheduler-0"]);
    command.args([
        "--enable-metrics=false",
        "--healthz-listen-address=127.0.0.1",
    ]);
    command.arg(format!("--port={port}"));
    command.arg(format!("--healthz-port={health}"));
    command.arg("--etcd-data-dir").arg(folder.join("jobs"));
    command.arg(format!("--etcd-client-port={}", free_port()?));
    let peer = format!("scheduler-0=http://127.0.0.1:{}", free_port()?);
    command.arg(format!("--etcd-initial-cluster={peer}"));
    // Otherwise it tells sidecars the address of the machine, which may be none.
    command.arg(format!("--override-broadcast-host-port=127.0.0.1:{port}"));
    command
        .arg("--identity-directory-write")
        .arg(folder.join("identity"));
    service("scheduler", command, health, folder)
}

fn service(name: &str, mut command: Command, health: u16, folder: &Path) -> Result<Service> {
    command.current_dir(folder);
    let ready = Ready::Answers(health, "/healthz".to_owned());
    Service::start(
        name,
        command,
        &folder.join(format!("{name}.log")),
        &ready,
        LIMIT,
    )
}

fn start_redis(programs: &Programs, port: u16, folder: &Path) -> Result<Service> {
    let mut command = Command::new(&programs.redis);
    // Nothing is kept: neither snapshots nor a log of changes.
    command.args([
        "--bind",
        "127.0.0.1",
        "--save",
        "",
        "--appendonly",
        "no",
        "--dir",
    ]);
    command.arg(folder).arg("--port").arg(port.to_string());
    let log = folder.join("redis.log");
    Service::start("redis-server", command, &log, &Ready::Listens(port), LIMIT)
        .context("start Redis")
}
