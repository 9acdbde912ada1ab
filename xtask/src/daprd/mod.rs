//! daprd for tests and the demo.

mod builder;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::Result;

use crate::service::{Ready, Service};

pub use builder::DaprdBuilder;
pub(crate) use builder::FOREIGN;

/// A running daprd. Dropping the value stops it.
#[derive(Debug)]
pub struct Daprd {
    service: Service,
    http_port: u16,
    grpc_port: u16,
    limit: Duration,
}

impl Daprd {
    /// Returns a builder for daprd with this program; see
    /// [`require_dapr`](crate::tools::require_dapr).
    pub fn builder(program: impl Into<PathBuf>) -> DaprdBuilder {
        DaprdBuilder::new(program.into())
    }

    /// The port of the HTTP API on 127.0.0.1.
    #[must_use]
    pub fn http_port(&self) -> u16 {
        self.http_port
    }

    /// The port of the gRPC API on 127.0.0.1.
    #[must_use]
    pub fn grpc_port(&self) -> u16 {
        self.grpc_port
    }

    /// The log file.
    #[must_use]
    pub fn log(&self) -> &Path {
        self.service.log()
    }

    /// Waits until it is ready, including its application (`healthz`). [`DaprdBuilder::start`] waits
    /// for this unless there is an application, which may need the sidecar to start.
    ///
    /// # Errors
    ///
    /// Fails if it ends or takes too long; the error includes the end of its log.
    pub fn wait_until_ready(&mut self) -> Result<()> {
        let healthz = Ready::Responds(self.http_port, "/v1.0/healthz".to_owned());
        self.service.wait_until(&healthz, self.limit)
    }

    /// The underlying service.
    pub fn service(&mut self) -> &mut Service {
        &mut self.service
    }

    /// Stops it: with SIGTERM, then SIGKILL after five seconds.
    ///
    /// # Errors
    ///
    /// Fails if it has already ended.
    pub fn stop(self) -> Result<()> {
        self.service.stop()
    }

    /// Waits until it ends after a shutdown request.
    ///
    /// # Errors
    ///
    /// Fails if it does not end within `limit` (then stops it) or ends with an error; the error
    /// includes the end of its log.
    pub fn wait_for_end(self, limit: Duration) -> Result<()> {
        self.service.wait_for_end(limit)
    }
}
