//! Configuration of daprd.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result};

use super::Daprd;
use crate::net;
use crate::process::create;
use crate::service::{Ready, Service};

/// Number of attempts if another program takes a port before daprd uses it.
const ATTEMPTS: usize = 3;

const FLAGS: &[&str] = &[
    "--mode=standalone",
    "--app-protocol=http",
    "--enable-metrics=false",
    "--dapr-listen-addresses=127.0.0.1",
    "--dapr-internal-grpc-listen-address=127.0.0.1",
    "--dapr-graceful-shutdown-seconds=1",
];

/// Environment variables that daprd must not inherit.
pub(crate) const FOREIGN: &[&str] = &[
    "DAPR_API_TOKEN",
    "APP_API_TOKEN",
    "NAMESPACE",
    "DAPR_HTTP_PORT",
    "DAPR_GRPC_PORT",
    "DAPR_COMPONENTS_SOCKETS_FOLDER",
];

/// A daprd that is not started yet.
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

    /// Sets the app ID. Defaults to `app`.
    pub fn app_id(mut self, id: impl Into<String>) -> Self {
        self.app_id = id.into();
        self
    }

    /// Sets the port of the application on 127.0.0.1. Defaults to no application.
    pub fn app_port(mut self, port: u16) -> Self {
        self.app_port = Some(port);
        self
    }

    /// Adds a folder with component files.
    pub fn resources(mut self, folder: impl Into<PathBuf>) -> Self {
        self.resources.push(folder.into());
        self
    }

    /// Sets the file for name resolution: sidecars with the same file can invoke each other. By
    /// default, a sidecar can only invoke its own application.
    ///
    /// Multicast, the default of daprd, is not used: it needs a network, and finds sidecars of other
    /// tests with the same app ID.
    pub fn names(mut self, file: impl Into<PathBuf>) -> Self {
        self.names = Some(file.into());
        self
    }

    /// Sets the file of a `Configuration` resource. Replaces the one that [`names`](Self::names)
    /// creates.
    pub fn config(mut self, file: impl Into<PathBuf>) -> Self {
        self.config = Some(file.into());
        self
    }

    /// Sets the port of the HTTP API. Defaults to a free port.
    pub fn http_port(mut self, port: u16) -> Self {
        self.http_port = Some(port);
        self
    }

    /// Sets the port of the gRPC API. Defaults to a free port.
    pub fn grpc_port(mut self, port: u16) -> Self {
        self.grpc_port = Some(port);
        self
    }

    /// Sets the working directory, the base of relative paths in component files. Defaults to the
    /// first folder of [`resources`](Self::resources).
    pub fn directory(mut self, folder: impl Into<PathBuf>) -> Self {
        self.directory = Some(folder.into());
        self
    }

    /// Sets an environment variable, for example `DAPR_API_TOKEN`.
    pub fn env(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.env.push((name.into(), value.into()));
        self
    }

    /// Adds an argument, for example `--scheduler-host-address=127.0.0.1:50006`.
    pub fn arg(mut self, arg: impl Into<String>) -> Self {
        self.args.push(arg.into());
        self
    }

    /// Sets the log file. Defaults to a file in the temporary folder.
    pub fn log(mut self, file: impl Into<PathBuf>) -> Self {
        self.log = Some(file.into());
        self
    }

    /// Sets the time limit for becoming ready. Defaults to 30 seconds.
    pub fn limit(mut self, limit: Duration) -> Self {
        self.limit = limit;
        self
    }

    /// Starts daprd. Waits until it is ready (`healthz`) or, with an application, until the application
    /// can call it (`healthz/outbound`).
    ///
    /// # Errors
    ///
    /// Fails if it ends or takes too long; the error includes the end of its log.
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
        let ready = Ready::Responds(http_port, path.to_owned());
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

/// Returns an absolute path, because daprd has another working directory.
fn existing(path: &Path) -> Result<PathBuf> {
    fs::canonicalize(path).with_context(|| format!("give {} to daprd", path.display()))
}
