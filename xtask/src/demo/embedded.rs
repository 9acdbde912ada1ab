//! The embedded sidecar in the demo.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::sidecar::Given;
use super::steps::step;
use crate::daprd::FOREIGN;
use crate::embedded;
use crate::project::Project;
use crate::service::{Ready, Service};

const START_LIMIT: Duration = Duration::from_secs(30);
const END_LIMIT: Duration = Duration::from_secs(30);

/// Required by the components. Nothing listens there: the sidecar replaces Redis.
const REDIS_HOST: &str = "127.0.0.1:6379";

/// Builds the embedded sidecar without optimizations.
pub(super) fn program(project: &Project, log: &Path) -> Result<PathBuf> {
    step(
        "building the embedded sidecar (about 2 minutes the first time)",
        "built the embedded sidecar",
        || embedded::build_debug(project, log),
    )
}

/// A running sidecar. Dropping the value stops it.
#[derive(Debug)]
pub(crate) struct EmbeddedSidecar {
    service: Service,
    port: u16,
}

impl EmbeddedSidecar {
    /// Starts the sidecar, with its name registry in this folder and its output in this file.
    pub(crate) fn start(program: &Path, given: &Given, folder: &Path, log: &Path) -> Result<Self> {
        let port = given.http_port;
        let mut command = Command::new(program);
        command
            .args(["run", "--stand-ins"])
            .arg(format!("--app-id={}", given.app_id))
            .arg(format!("--app-port={}", given.app_port))
            .arg(format!("--dapr-http-port={port}"))
            .arg("--names-folder")
            .arg(folder.join("names"))
            .current_dir(&given.components);
        let more = given.more_components.iter().chain(&given.with_redis);
        for folder in std::iter::once(&given.components).chain(more) {
            command.arg("--resources-path").arg(folder);
        }
        for name in FOREIGN {
            command.env_remove(name);
        }
        command.env("REDIS_HOST", REDIS_HOST);
        // `healthz` requires the application, which starts later.
        let ready = Ready::Responds(port, "/v1.0/healthz/outbound".to_owned());
        let listening =
            format!("the embedded sidecar listens on 127.0.0.1:{port}; it needs no other services");
        let service = step("starting the embedded sidecar", &listening, || {
            Service::start("dapr-sidecar", command, log, &ready, START_LIMIT)
        })?;
        Ok(Self { service, port })
    }

    /// Waits until it can reach its application.
    pub(crate) fn wait_until_ready(&mut self) -> Result<()> {
        let ready = Ready::Responds(self.port, "/v1.0/healthz".to_owned());
        self.service.wait_until(&ready, START_LIMIT)
    }

    /// Stops it.
    pub(crate) fn stop(self) -> Result<()> {
        self.service.stop()
    }

    /// Waits until it ends after a shutdown request.
    pub(super) fn wait_for_end(self) -> Result<()> {
        self.service.wait_for_end(END_LIMIT)
    }
}
