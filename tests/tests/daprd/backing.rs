//! The services that daprd needs for actors, jobs, configuration and locks.

use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};

use anyhow::Result;
use xtask::backing::Backing;
use xtask::tools::{
    DaprProgram, WorkflowWorker, require_dapr, require_redis, require_workflow_worker,
};

/// The programs that a run needs.
pub(crate) struct Programs {
    pub(crate) daprd: PathBuf,
    placement: PathBuf,
    scheduler: PathBuf,
    redis: PathBuf,
    pub(crate) worker: WorkflowWorker,
}

impl Programs {
    /// Finds the programs. `None` if the test is to be skipped.
    pub(crate) fn require() -> Result<Option<Self>> {
        // All are looked up, so that all missing ones are reported together.
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

/// Placement, scheduler and Redis on free ports. Dropping it stops them.
pub(crate) struct Services {
    pub(crate) placement: Backing,
    pub(crate) scheduler: Backing,
    pub(crate) redis: Backing,
}

impl Services {
    /// Starts the services, with their files in this folder.
    pub(crate) fn start(programs: &Programs, folder: &Path) -> Result<Self> {
        Ok(Self {
            placement: Backing::placement(&programs.placement, folder)?,
            scheduler: Backing::scheduler(&programs.scheduler, folder)?,
            redis: Backing::redis(&programs.redis, folder)?,
        })
    }

    /// The ends of their logs.
    pub(crate) fn tails(&self) -> String {
        let all = [&self.placement, &self.scheduler, &self.redis];
        all.map(Backing::tail).join("\n")
    }
}

/// Returns the first line of Redis's response, which is sufficient for the commands of the cases.
pub(crate) fn send_to_redis(port: u16, command: &[u8]) -> io::Result<String> {
    let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
    stream.write_all(&[command, b"\r\n"].concat())?;
    let mut line = String::new();
    BufReader::new(stream).read_line(&mut line)?;
    Ok(line.trim_end().to_owned())
}
