//! Services that daprd needs for some building blocks.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result};

use crate::net::free_port;
use crate::service::{Ready, Service};

const LIMIT: Duration = Duration::from_secs(60);

/// A service on a free port of 127.0.0.1. Its files and its log are in a folder that the caller
/// chooses. Dropping the value stops it.
#[derive(Debug)]
pub struct Backing {
    port: u16,
    service: Service,
}

impl Backing {
    /// Starts placement, which assigns actors to hosts.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be started, or is not ready in time; the error includes the end of its log.
    pub fn placement(program: &Path, folder: &Path) -> Result<Self> {
        let (port, health) = (free_port()?, free_port()?);
        let mut command = of_dapr(program, "placement", port, health);
        let cluster = format!("placement-0=127.0.0.1:{}", free_port()?);
        command
            .arg("--listen-address=127.0.0.1")
            .arg(format!("--initial-cluster={cluster}"));
        Self::start("placement", command, port, &healthy(health), folder)
    }

    /// Starts the scheduler, which stores jobs, reminders and workflows in this folder.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be started, or is not ready in time; the error includes the end of its log.
    pub fn scheduler(program: &Path, folder: &Path) -> Result<Self> {
        let (port, health) = (free_port()?, free_port()?);
        let mut command = of_dapr(program, "scheduler", port, health);
        let cluster = format!("scheduler-0=http://127.0.0.1:{}", free_port()?);
        command
            .arg("--listen-address=127.0.0.1")
            .arg(format!("--etcd-initial-cluster={cluster}"))
            .arg(format!("--etcd-client-port={}", free_port()?))
            .arg("--etcd-data-dir")
            .arg(folder.join("jobs"))
            // By default, it advertises the address of the machine, which may have none.
            .arg(format!("--override-broadcast-host-port=127.0.0.1:{port}"))
            .arg("--identity-directory-write")
            .arg(folder.join("identity"));
        Self::start("scheduler", command, port, &healthy(health), folder)
    }

    /// Starts Redis without persistence and with keyspace notifications.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be started, or is not ready in time; the error includes the end of its log.
    pub fn redis(program: &Path, folder: &Path) -> Result<Self> {
        let port = free_port()?;
        let mut command = Command::new(program);
        command
            .args(["--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
            .args(["--notify-keyspace-events", "KEA", "--dir"])
            .arg(folder)
            .arg("--port")
            .arg(port.to_string());
        let name = format!("redis-{port}");
        Self::start(&name, command, port, &Ready::Listens(port), folder)
    }

    fn start(
        name: &str,
        mut command: Command,
        port: u16,
        ready: &Ready,
        folder: &Path,
    ) -> Result<Self> {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("create the folder {}", folder.display()))?;
        command.current_dir(folder);
        let log = folder.join(format!("{name}.log"));
        let service = Service::start(name, command, &log, ready, LIMIT)?;
        Ok(Self { port, service })
    }

    /// The port on 127.0.0.1.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address, for sidecars and components.
    #[must_use]
    pub fn address(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// The path and the end of its log, for a message.
    #[must_use]
    pub fn tail(&self) -> String {
        self.service.tail()
    }

    /// Stops it: with SIGTERM, then SIGKILL after five seconds.
    ///
    /// # Errors
    ///
    /// Fails if it has already ended.
    pub fn stop(self) -> Result<()> {
        self.service.stop()
    }
}

/// The command line that placement and scheduler share.
fn of_dapr(program: &Path, name: &str, port: u16, health: u16) -> Command {
    let mut command = Command::new(program);
    command
        .arg(format!("--id={name}-0"))
        .arg(format!("--port={port}"))
        .arg(format!("--healthz-port={health}"))
        .arg("--healthz-listen-address=127.0.0.1")
        .arg("--enable-metrics=false");
    command
}

fn healthy(port: u16) -> Ready {
    Ready::Responds(port, "/healthz".to_owned())
}
