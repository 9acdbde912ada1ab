//! Job objects.
//!
//! Windows closes the handle of a job when the process that owns it ends, for whatever
//! reason, and then stops all processes in the job. There is no counterpart of SIGTERM: a
//! process is stopped at once.

use std::os::windows::io::AsRawHandle as _;
use std::process::{Child, Command};

use anyhow::{Context as _, Result};
use win32job::{ExtendedLimitInfo, Job};

/// A child process and its descendants: a job that ends when it is dropped.
#[derive(Debug)]
pub(super) struct Family {
    job: Option<Job>,
}

impl Family {
    /// Does nothing: a process is assigned to its job after it has started.
    #[expect(clippy::unnecessary_wraps, reason = "the Unix counterpart can fail")]
    pub(super) fn prepare(_: &mut Command) -> Result<()> {
        Ok(())
    }

    /// The family of a child whose command was prepared. Kills the child on an error.
    pub(super) fn of(child: &mut Child) -> Result<Self> {
        match job_for(child) {
            Ok(job) => Ok(Self { job: Some(job) }),
            Err(error) => {
                let _ = child.kill();
                let _ = child.wait();
                Err(error)
            }
        }
    }

    /// Stops all members. Returns `false` if that was done before.
    pub(super) fn terminate(&mut self) -> bool {
        self.job.take().is_some()
    }

    /// Stops all members.
    pub(super) fn kill(&mut self) {
        self.job = None;
    }

    /// Whether a member is still running.
    pub(super) fn is_alive(&self) -> bool {
        self.job.is_some()
    }

    /// Releases the job.
    pub(super) fn forget(&mut self) {
        self.job = None;
    }
}

fn job_for(child: &Child) -> Result<Job> {
    let mut limits = ExtendedLimitInfo::new();
    limits.limit_kill_on_job_close();
    let job = Job::create_with_limit_info(&limits).context("create a job object")?;
    job.assign_process(child.as_raw_handle() as isize)
        .context("assign a child process to its job object")?;
    Ok(job)
}

/// Does nothing: Ctrl-C reaches all processes of the console, and jobs end with their owner.
pub fn stop_all_on_signals() {}

/// Does nothing: Ctrl-C ends this process at once.
pub(super) fn park_if_interrupted() {}

/// Whether this process may change the system. xtask installs nothing on Windows.
pub(crate) fn is_root() -> bool {
    false
}
