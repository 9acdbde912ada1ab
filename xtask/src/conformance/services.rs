//! What runs beside the sidecars of the kit.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use dapr_conformance::world;

use super::LIMIT;
use crate::net::free_port;
use crate::project::Project;
use crate::service::{Ready, Service};
use crate::tools::{DaprProgram, Tools};

/// A folder that no earlier run has left anything in.
pub(super) fn folder(project: &Project, name: &str) -> Result<PathBuf> {
    let folder = project.target().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("empty {}", folder.display()))?;
    }
    for name in ["files/archive", "files/keys"] {
        let folder = folder.join(name);
        fs::create_dir_all(&folder).with_context(|| format!("make {}", folder.display()))?;
    }
    for (name, text) in world::FILES {
        let file = folder.join("files").join(name);
        fs::write(&file, text).with_context(|| format!("write {}", file.display()))?;
    }
    Ok(folder)
}

pub(super) fn placement(tools: &Tools, port: u16, folder: &Path) -> Result<Service> {
    let health = free_port()?;
    let mut command = Command::new(tools.dapr(DaprProgram::Placement)?);
    command
        .args(["--listen-address=127.0.0.1", "--id=placement-0"])
        .args([
            "--enable-metrics=false",
            "--healthz-listen-address=127.0.0.1",
        ])
        .arg(format!("--port={port}"))
        .arg(format!("--healthz-port={health}"))
        .arg(format!(
            "--initial-cluster=placement-0=127.0.0.1:{}",
            free_port()?
        ));
    service("placement", command, health, folder)
}

pub(super) fn scheduler(tools: &Tools, port: u16, folder: &Path) -> Result<Service> {
    let health = free_port()?;
    let mut command = Command::new(tools.dapr(DaprProgram::Scheduler)?);
    command
        .args(["--listen-address=127.0.0.1", "--id=scheduler-0"])
        .args([
            "--enable-metrics=false",
            "--healthz-listen-address=127.0.0.1",
        ])
        .arg(format!("--port={port}"))
        .arg(format!("--healthz-port={health}"))
        .arg("--etcd-data-dir")
        .arg(folder.join("jobs"))
        .arg(format!("--etcd-client-port={}", free_port()?))
        .arg(format!(
            "--etcd-initial-cluster=scheduler-0=http://127.0.0.1:{}",
            free_port()?
        ))
        // Otherwise it tells sidecars the address of the machine, which may be none.
        .arg(format!("--override-broadcast-host-port=127.0.0.1:{port}"))
        .arg("--identity-directory-write")
        .arg(folder.join("identity"));
    service("scheduler", command, health, folder)
}

fn service(name: &str, mut command: Command, health: u16, folder: &Path) -> Result<Service> {
    command.current_dir(folder);
    let ready = Ready::Answers(health, "/healthz".to_owned());
    let log = folder.join(format!("{name}.log"));
    Service::start(name, command, &log, &ready, LIMIT)
}

pub(super) fn redis(program: &Path, port: u16, folder: &Path) -> Result<Service> {
    let mut command = Command::new(program);
    // Nothing is kept; changes are told to whoever watches keys.
    command
        .args(["--bind", "127.0.0.1", "--save", "", "--appendonly", "no"])
        .args(["--notify-keyspace-events", "KEA", "--dir"])
        .arg(folder)
        .arg("--port")
        .arg(port.to_string());
    let log = folder.join(format!("redis-{port}.log"));
    Service::start("redis-server", command, &log, &Ready::Listens(port), LIMIT)
}

/// Components of our own, which daprd finds by a socket in this folder, and the application that speaks gRPC.
pub(super) fn pluggable(tools: &Tools, sockets: &Path, app: u16, folder: &Path) -> Result<Service> {
    let mut command = Command::new(tools.dapr(DaprProgram::Pluggable)?);
    command
        .arg(sockets.join("droid.sock"))
        .arg(app.to_string())
        .current_dir(folder);
    let ready = Ready::Says("pluggable components listen");
    let log = folder.join("pluggable.log");
    Service::start("pluggable", command, &log, &ready, LIMIT)
}
