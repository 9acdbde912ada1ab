//! dapr-ext-workflow, Dapr's own library for workers, from PyPI: workers speak gRPC only, and one in Rust would be our own.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use super::Tools;
use super::python::Packages;

/// The worker of `tests/conformance/worker/`, ready to run.
#[derive(Debug, Clone)]
pub(crate) struct WorkflowWorker {
    python: PathBuf,
    program: PathBuf,
}

impl WorkflowWorker {
    /// What it prints when a sidecar has accepted it.
    pub(crate) const CONNECTED: &str = "the worker is connected";

    /// The command that connects it to the sidecar with this gRPC port.
    pub(crate) fn command(&self, grpc_port: u16) -> Command {
        let mut command = Command::new(&self.python);
        command.arg(&self.program).arg(grpc_port.to_string());
        command
    }

    /// Where its Python is.
    pub(super) fn into_python(self) -> PathBuf {
        self.python
    }
}

impl Tools {
    /// The worker, with its libraries, which are obtained if they are missing.
    ///
    /// # Errors
    ///
    /// When they cannot be obtained; the message says what to install.
    pub(crate) fn workflow_worker(&self) -> Result<WorkflowWorker> {
        let folder = self.project.root().join("tests/conformance/worker");
        let python = self.python(Packages {
            name: "dapr-ext-workflow",
            requirements: &folder.join("requirements.txt"),
            megabytes: 70,
        })?;
        Ok(WorkflowWorker {
            python,
            program: folder.join("worker.py"),
        })
    }
}
