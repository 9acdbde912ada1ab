//! dapr-ext-workflow, Dapr's own library for workers, from PyPI: workers speak gRPC only, and one in Rust would be our own.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::Result;

use super::Tools;
use super::python::Packages;
use crate::service::{Ready, Service};

const REQUIREMENTS: &str = "requirements.txt";

/// What it prints when a sidecar has accepted it.
const CONNECTED: &str = "the worker is connected";

/// The worker of `tests/conformance/worker/`, ready to run.
#[derive(Debug, Clone)]
pub struct WorkflowWorker {
    python: PathBuf,
    program: PathBuf,
}

impl WorkflowWorker {
    /// Starts it, and waits until the sidecar with this gRPC port has accepted it.
    ///
    /// # Errors
    ///
    /// When it ends or takes too long; then with the last lines of its log.
    pub fn connect(&self, grpc_port: u16, log: &Path, limit: Duration) -> Result<Service> {
        let mut command = Command::new(&self.python);
        command.arg(&self.program).arg(grpc_port.to_string());
        let ready = Ready::Says(CONNECTED);
        Service::start("worker", command, log, &ready, limit)
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
    pub fn workflow_worker(&self) -> Result<WorkflowWorker> {
        let folder = self.worker_folder();
        let python = self.python(packages(&folder.join(REQUIREMENTS)))?;
        Ok(worker(python, &folder))
    }

    /// The worker, if its libraries are there.
    ///
    /// # Errors
    ///
    /// When the file that names them cannot be read.
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
