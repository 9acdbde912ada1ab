//! One child process with everything that it starts in turn.

use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, ExitStatus};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use rustix::process::{Pid, Signal};

use super::{describe, guard, signals};

const TICK: Duration = Duration::from_millis(20);
const GRACE: Duration = Duration::from_secs(5);

/// A child process in a process group of its own. Dropping it stops the whole
/// group: SIGTERM, after some seconds SIGKILL.
#[derive(Debug)]
pub struct Group {
    child: Child,
    id: Pid,
    status: Option<ExitStatus>,
}

impl Group {
    /// Starts a command.
    ///
    /// # Errors
    ///
    /// When the program cannot be started.
    pub fn spawn(command: &mut Command) -> Result<Self> {
        guard::ready()?;
        let mut child = command
            .process_group(0)
            .spawn()
            .with_context(|| format!("start `{}`", describe(command)))?;
        let id = Pid::from_child(&child);
        if let Err(error) = guard::add(id) {
            guard::signal(id, Signal::KILL);
            let _ = child.wait();
            guard::remove(id);
            return Err(error);
        }
        Ok(Self {
            child,
            id,
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
    /// When the system refuses to tell.
    pub fn try_wait(&mut self) -> Result<Option<ExitStatus>> {
        if self.status.is_none() {
            let status = self
                .child
                .try_wait()
                .context("ask for the state of a child process");
            self.ended(status)?;
        }
        Ok(self.status)
    }

    /// Waits for the child to end.
    ///
    /// # Errors
    ///
    /// When the system refuses to tell.
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
    /// When the system refuses to tell.
    pub fn wait_for(&mut self, limit: Duration) -> Result<Option<ExitStatus>> {
        let started = Instant::now();
        while self.try_wait()?.is_none() && started.elapsed() < limit {
            thread::sleep(TICK);
        }
        Ok(self.status)
    }

    /// Ends the child and all that it started.
    pub fn stop(&mut self) {
        if self.status.is_some() {
            return;
        }
        guard::signal(self.id, Signal::TERM);
        if !matches!(self.wait_for(GRACE), Ok(Some(_))) {
            guard::signal(self.id, Signal::KILL);
            let _ = self.wait();
        }
    }

    /// The child has ended (or an interrupted run is about to): those it
    /// started have no business here any more.
    fn ended(&mut self, status: Result<Option<ExitStatus>>) -> Result<()> {
        let status = match status {
            Ok(None) => return Ok(()),
            other => other,
        };
        signals::park_if_interrupted();
        self.status = status?;
        let started = Instant::now();
        if guard::signal(self.id, Signal::TERM) {
            while guard::alive(self.id) && started.elapsed() < GRACE {
                thread::sleep(TICK);
            }
            guard::signal(self.id, Signal::KILL);
        }
        guard::remove(self.id);
        Ok(())
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.stop();
    }
}
