//! A real sidecar for a test or a demo.

mod builder;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;

use crate::service::{Ready, Service};

pub use builder::DaprdBuilder;
pub(crate) use builder::FOREIGN;

/// A running daprd. Dropping it stops it.
#[derive(Debug)]
pub struct Daprd {
    service: Service,
    http_port: u16,
    grpc_port: u16,
    limit: Duration,
}

impl Daprd {
    /// A sidecar that is to be started from this program; see
    /// [`require_dapr`](crate::tools::require_dapr).
    pub fn builder(program: impl Into<PathBuf>) -> DaprdBuilder {
        DaprdBuilder::new(program.into())
    }

    /// The port of its HTTP API on 127.0.0.1.
    #[must_use]
    pub fn http_port(&self) -> u16 {
        self.http_port
    }

    /// The port of its gRPC API on 127.0.0.1.
    #[must_use]
    pub fn grpc_port(&self) -> u16 {
        self.grpc_port
    }

    /// The file with what it printed.
    #[must_use]
    pub fn log(&self) -> &Path {
        self.service.log()
    }

    /// Waits until it is ready in full, its application included (`healthz`).
    /// [`DaprdBuilder::start`] waits for that itself unless there is an
    /// application, which may need the sidecar in order to start.
    ///
    /// # Errors
    ///
    /// When it ends or takes too long; then with the last lines of its log.
    pub fn wait_until_ready(&mut self) -> Result<()> {
        let healthz = Ready::Answers(self.http_port, "/v1.0/healthz".to_owned());
        self.service.wait_until(&healthz, self.limit)
    }

    /// The service below, to ask whether it runs or how its log ends.
    pub fn service(&mut self) -> &mut Service {
        &mut self.service
    }

    /// Ends it: SIGTERM, after some seconds SIGKILL.
    ///
    /// # Errors
    ///
    /// When it had ended by itself.
    pub fn stop(self) -> Result<()> {
        self.service.stop()
    }

    /// Waits until it has ended, which somebody has asked it to do through its API.
    ///
    /// # Errors
    ///
    /// When it has not after `limit`, and is stopped now, or has failed; with the last lines of
    /// its log.
    pub fn wait_for_end(self, limit: Duration) -> Result<()> {
        self.service.wait_for_end(limit)
    }
}
