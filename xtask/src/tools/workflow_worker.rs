//! dapr-ext-workflow, Dapr's library for workflow workers, from PyPI: workers use gRPC only.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::Tools;
use super::python::Packages;
use crate::service::{Ready, Service};

const REQUIREMENTS: &str = "requirements.txt";

/// Printed when a sidecar has accepted the worker.
const CONNECTED: &str = "the worker is connected";

/// The worker of `tests/conformance/worker/`, ready to run.
#[derive(Debug, Clone)]
pub struct WorkflowWorker {
    python: PathBuf,
    program: PathBuf,
}

impl WorkflowWorker {
    /// Starts the worker and waits until the sidecar with this gRPC port has accepted it.
    ///
    /// # Errors
    ///
    /// Fails if it ends or takes too long; the error includes the end of its log.
    pub fn connect(&self, grpc_port: u16, log: &Path, limit: Duration) -> Result<Service> {
        let mut command = Command::new(&self.python);
        command.arg(&self.program).arg(grpc_port.to_string());
        let ready = Ready::Says(CONNECTED);
        Service::start("worker", command, log, &ready, limit)
    }

    /// The Python interpreter.
    pub(super) fn into_python(self) -> PathBuf {
        self.python
    }
}

impl Tools {
    /// The worker. Installs its packages if they are missing.
    ///
    /// # Errors
    ///
    /// Fails if they cannot be installed; the message says what to do.
    pub fn workflow_worker(&self) -> Result<WorkflowWorker> {
        let folder = self.worker_folder();
        let python = self.python(packages(&folder.join(REQUIREMENTS)))?;
        Ok(worker(python, &folder))
    }

    /// The worker, if its packages are installed.
    ///
    /// # Errors
    ///
    /// Fails if the file that names them cannot be read.
    pub fn find_workflow_worker(&self) -> Result<Option<WorkflowWorker>> {
        let folder = self.worker_folder();
        let python = self.find_python(packages(&folder.join(REQUIREMENTS)))?;
        Ok(python.map(|python| worker(python, &folder)))
    }

    fn worker_folder(&self) -> PathBuf {
        self.project.root().join("tests/conformance/worker")
    }
}

fn packages(requirements: &Path) -> Packages<'_> {
    Packages {
        name: "dapr-ext-workflow",
        requirements,
        megabytes: 70,
    }
}

fn worker(python: PathBuf, folder: &Path) -> WorkflowWorker {
    WorkflowWorker {
        python,
        program: folder.join("worker.py"),
    }
}
