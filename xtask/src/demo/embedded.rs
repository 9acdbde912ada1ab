//! The embedded sidecar of the demo: one program that needs nothing beside it.

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

/// The components want an address. Nobody need listen there: a stand-in takes the place of Redis.
const REDIS_HOST: &str = "127.0.0.1:6379";

/// Builds it.
pub(super) fn program(project: &Project, log: &Path) -> Result<PathBuf> {
    step(
        "building the embedded sidecar (two minutes the first time)",
        "the embedded sidecar is built",
        || embedded::soon(project, log),
    )
}

/// A running one. Dropping it stops it.
#[derive(Debug)]
pub(super) struct EmbeddedSidecar {
    service: Service,
    port: u16,
}

impl EmbeddedSidecar {
    /// Starts it, with its names in this folder and its output in this file.
    pub(super) fn start(program: &Path, given: &Given, folder: &Path, log: &Path) -> Result<Self> {
        let port = given.http_port;
        let mut command = Command::new(program);
        command
            .args(["run", "--stand-ins"])
            .arg(format!("--app-id={}", given.app_id))
            .arg(format!("--app-port={}", given.app_port))
            .arg(format!("--dapr-http-port={port}"))
            .arg("--resources-path")
            .arg(&given.components)
            .arg("--resources-path")
            .arg(&given.with_redis)
            .arg("--names-folder")
            .arg(folder.join("names"))
            .current_dir(&given.components);
        for name in FOREIGN {
            command.env_remove(name);
        }
        command.env("REDIS_HOST", REDIS_HOST);
        // In full it is ready only when its application listens, which comes later.
        let ready = Ready::Answers(port, "/v1.0/healthz/outbound".to_owned());
        let listening =
            format!("the embedded sidecar listens on 127.0.0.1:{port}; nothing else has to run");
        let service = step("starting the embedded sidecar", &listening, || {
            Service::start("dapr-sidecar", command, log, &ready, START_LIMIT)
        })?;
        Ok(Self { service, port })
    }

    /// Waits until it has found its application.
    pub(super) fn wait_until_ready(&mut self) -> Result<()> {
        let ready = Ready::Answers(self.port, "/v1.0/healthz".to_owned());
        self.service.wait_until(&ready, START_LIMIT)
    }

    /// Waits until it has ended, which somebody has told it to do.
    pub(super) fn wait_for_end(self) -> Result<()> {
        self.service.wait_for_end(END_LIMIT)
    }
}
