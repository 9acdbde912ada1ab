//! A child process and its descendants.

use std::process::{Child, Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};

use super::describe;
use super::system::{self, Family};

const TICK: Duration = Duration::from_millis(20);
const GRACE: Duration = Duration::from_secs(5);

/// A child process and its descendants. Dropping the value stops all of them: with SIGTERM,
/// and with SIGKILL after five seconds; on Windows at once.
#[derive(Debug)]
pub struct Group {
    child: Child,
    family: Family,
    status: Option<ExitStatus>,
}

impl Group {
    /// Starts a command.
    ///
    /// # Errors
    ///
    /// Fails if the program cannot be started.
    pub fn spawn(command: &mut Command) -> Result<Self> {
        Family::prepare(command)?;
        let mut child = command
            .spawn()
            .with_context(|| format!("start `{}`", describe(command)))?;
        let family = Family::of(&mut child)?;
        Ok(Self {
            child,
            family,
            status: None,
        })
    }

    /// The child, for its pipes.
    pub fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// The exit status, once the child has ended.
    ///
    /// # Errors
    ///
    /// Fails if the system does not provide the status.
    pub fn try_wait(&mut self) -> Result<Option<ExitStatus>> {
        if self.status.is_none() {
            let status = self
                .child
                .try_wait()
                .context("get the status of a child process");
            self.ended(status)?;
        }
        Ok(self.status)
    }

    /// Waits for the child to end.
    ///
    /// # Errors
    ///
    /// Fails if the system does not provide the status.
    pub fn wait(&mut self) -> Result<ExitStatus> {
        if let Some(status) = self.status {
            return Ok(status);
        }
        let status = self
            .child
            .wait()
            .map(Some)
            .context("wait for a child process");
        self.ended(status)?;
        self.status
            .context("a child process ended without a status")
    }

    /// Waits for the child to end, but not longer than `limit`.
    ///
    /// # Errors
    ///
    /// Fails if the system does not provide the status.
    pub fn wait_for(&mut self, limit: Duration) -> Result<Option<ExitStatus>> {
        let started = Instant::now();
        while self.try_wait()?.is_none() && started.elapsed() < limit {
            thread::sleep(TICK);
        }
        Ok(self.status)
    }

    /// Stops the child and its descendants.
    pub fn stop(&mut self) {
        if self.status.is_some() {
            return;
        }
        self.family.terminate();
        if !matches!(self.wait_for(GRACE), Ok(Some(_))) {
            self.family.kill();
            let _ = self.wait();
        }
    }

    /// Kills the child and its descendants, as `kill -9` does.
    pub fn kill(&mut self) {
        if self.status.is_none() {
            self.family.kill();
            let _ = self.wait();
        }
    }

    /// Records that the child has ended, and stops its descendants.
    fn ended(&mut self, status: Result<Option<ExitStatus>>) -> Result<()> {
        let status = match status {
            Ok(None) => return Ok(()),
            other => other,
        };
        system::park_if_interrupted();
        self.status = status?;
        let started = Instant::now();
        if self.family.terminate() {
            while self.family.is_alive() && started.elapsed() < GRACE {
                thread::sleep(TICK);
            }
            self.family.kill();
        }
        self.family.forget();
        Ok(())
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.stop();
    }
}
