//! How a sidecar is started.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result};

use super::Daprd;
use crate::net;
use crate::process::create;
use crate::service::{Ready, Service};

/// How often a sidecar is started again when another program took a port
/// between its choice and its use.
const ATTEMPTS: usize = 3;

const FLAGS: &[&str] = &[
    "--mode=standalone",
    "--app-protocol=http",
    "--enable-metrics=false",
    "--dapr-listen-addresses=127.0.0.1",
    "--dapr-internal-grpc-listen-address=127.0.0.1",
    "--dapr-graceful-shutdown-seconds=1",
];

/// What must not reach the sidecar by accident from whoever starts it.
pub(crate) const FOREIGN: &[&str] = &[
    "DAPR_API_TOKEN",
    "APP_API_TOKEN",
    "NAMESPACE",
    "DAPR_HTTP_PORT",
    "DAPR_GRPC_PORT",
    "DAPR_COMPONENTS_SOCKETS_FOLDER",
];

/// A sidecar that is not started yet.
#[derive(Debug, Clone)]
#[must_use = "nothing runs before `start`"]
pub struct DaprdBuilder {
    program: PathBuf,
    app_id: String,
    app_port: Option<u16>,
    resources: Vec<PathBuf>,
    config: Option<PathBuf>,
    names: Option<PathBuf>,
    http_port: Option<u16>,
    grpc_port: Option<u16>,
    directory: Option<PathBuf>,
    env: Vec<(String, String)>,
    args: Vec<String>,
    log: Option<PathBuf>,
    limit: Duration,
}

impl DaprdBuilder {
    pub(super) fn new(program: PathBuf) -> Self {
        Self {
            program,
            app_id: "app".to_owned(),
            app_port: None,
            resources: Vec::new(),
            config: None,
            names: None,
            http_port: None,
            grpc_port: None,
            directory: None,
            env: Vec::new(),
            args: Vec::new(),
            log: None,
            limit: Duration::from_secs(30),
        }
    }

    /// The name of the application; `app` unless given.
    pub fn app_id(mut self, id: impl Into<String>) -> Self {
        self.app_id = id.into();
        self
    }

    /// The port of the application on 127.0.0.1; there is none unless given.
    pub fn app_port(mut self, port: u16) -> Self {
        self.app_port = Some(port);
        self
    }

    /// A folder with component files; may be repeated.
    pub fn resources(mut self, folder: impl Into<PathBuf>) -> Self {
        self.resources.push(folder.into());
        self
    }

    /// A file in which sidecars find each other: those that are given the same
    /// one can invoke each other. Without it a sidecar finds itself alone.
    ///
    /// The usual way, multicast, is not used: it needs a network, and would
    /// find the sidecars of other tests that have the same name.
    pub fn names(mut self, file: impl Into<PathBuf>) -> Self {
        self.names = Some(file.into());
        self
    }

    /// The file of a `Configuration` resource. It takes the place of the one that
    /// [`names`](Self::names) describes.
    pub fn config(mut self, file: impl Into<PathBuf>) -> Self {
        self.config = Some(file.into());
        self
    }

    /// The port of the HTTP API; a free one unless given.
    pub fn http_port(mut self, port: u16) -> Self {
        self.http_port = Some(port);
        self
    }

    /// The port of the gRPC API; a free one unless given.
    pub fn grpc_port(mut self, port: u16) -> Self {
        self.grpc_port = Some(port);
        self
    }

    /// The working directory, which paths in component files are relative to;
    /// the first folder of [`resources`](Self::resources) unless given.
    pub fn directory(mut self, folder: impl Into<PathBuf>) -> Self {
        self.directory = Some(folder.into());
        self
    }

    /// An environment variable, for example `DAPR_API_TOKEN`.
    pub fn env(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.env.push((name.into(), value.into()));
        self
    }

    /// A further argument, for example `--scheduler-host-address=127.0.0.1:50006`.
    pub fn arg(mut self, arg: impl Into<String>) -> Self {
        self.args.push(arg.into());
        self
    }

    /// The file for what it prints; one in the temporary folder unless given.
    pub fn log(mut self, file: impl Into<PathBuf>) -> Self {
        self.log = Some(file.into());
        self
    }

    /// How long becoming ready may take; 30 seconds unless given.
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Starts it and waits: without an application until it is ready in full,
    /// with one until the application can call it (`healthz/outbound`).
    ///
    /// # Errors
    ///
    /// When it ends or takes too long; then with the last lines of its log.
    pub fn start(self) -> Result<Daprd> {
        let mut attempt = 1;
        loop {
            match self.try_start() {
                Err(error)
                    if attempt < ATTEMPTS
                        && format!("{error:#}").contains("address already in use") =>
                {
                    attempt += 1;
                }
                other => return other,
            }
        }
    }

    fn try_start(&self) -> Result<Daprd> {
        let http_port = self.http_port.map_or_else(net::free_port, Ok)?;
        let grpc_port = self.grpc_port.map_or_else(net::free_port, Ok)?;
        let log = match &self.log {
            Some(log) => log.clone(),
            None => {
                std::env::temp_dir().join(format!("daprd-{}-{http_port}.log", std::process::id()))
            }
        };
        let path = if self.app_port.is_some() {
            "/v1.0/healthz/outbound"
        } else {
            "/v1.0/healthz"
        };
        let ready = Ready::Answers(http_port, path.to_owned());
        let command = self.command(http_port, grpc_port, &log)?;
        let service = Service::start("daprd", command, &log, &ready, self.limit)?;
        Ok(Daprd {
            service,
            http_port,
            grpc_port,
            limit: self.limit,
        })
    }

    fn command(&self, http_port: u16, grpc_port: u16, log: &Path) -> Result<Command> {
        let mut command = Command::new(&self.program);
        command.args(FLAGS);
        command.arg(format!("--app-id={}", self.app_id));
        command.arg(format!("--dapr-http-port={http_port}"));
        command.arg(format!("--dapr-grpc-port={grpc_port}"));
        command.arg(format!("--dapr-internal-grpc-port={}", net::free_port()?));
        if let Some(port) = self.app_port {
            command.arg(format!("--app-port={port}"));
        }
        for folder in &self.resources {
            command.arg("--resources-path").arg(existing(folder)?);
        }
        let config = match &self.config {
            Some(file) => existing(file)?,
            None => self.write_config(&log.with_extension("config.yaml"))?,
        };
        command.arg("--config").arg(config);
        if let Some(folder) = self.directory.as_ref().or(self.resources.first()) {
            command.current_dir(existing(folder)?);
        }
        for name in FOREIGN {
            command.env_remove(name);
        }
        command.env("DAPR_HOST_IP", "127.0.0.1");
        command.envs(self.env.iter().cloned()).args(&self.args);
        Ok(command)
    }

    fn write_config(&self, file: &Path) -> Result<PathBuf> {
        let names = self.names.as_deref().unwrap_or(Path::new(":memory:"));
        let text = CONFIG.replace("NAMES", &names.display().to_string().replace('\'', "''"));
        create(file)?;
        fs::write(file, text).with_context(|| format!("write {}", file.display()))?;
        existing(file)
    }
}

const CONFIG: &str = "\
apiVersion: dapr.io/v1alpha1
kind: Configuration
metadata:
  name: local
spec:
  nameResolution:
    component: sqlite
    configuration:
      connectionString: 'NAMES'
";

/// An absolute path, because the working directory of daprd is another one.
fn existing(path: &Path) -> Result<PathBuf> {
    fs::canonicalize(path).with_context(|| format!("give {} to daprd", path.display()))
}
