//! Process groups and signals.

mod guard;
mod signals;

use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command};

use anyhow::Result;
use rustix::process::{Pid, Signal};

pub(in crate::process) use signals::park_if_interrupted;
pub use signals::stop_all_on_signals;

/// A child process and its descendants: a process group.
#[derive(Debug)]
pub(super) struct Family {
    group: Pid,
}

impl Family {
    /// Makes the command start its process as the leader of a new group.
    pub(super) fn prepare(command: &mut Command) -> Result<()> {
        guard::ready()?;
        command.process_group(0);
        Ok(())
    }

    /// The family of a child whose command was prepared. Kills the child on an error.
    pub(super) fn of(child: &mut Child) -> Result<Self> {
        let group = Pid::from_child(child);
        if let Err(error) = guard::add(group) {
            guard::signal(group, Signal::KILL);
            let _ = child.wait();
            guard::remove(group);
            return Err(error);
        }
        Ok(Self { group })
    }

    /// Sends SIGTERM to all members. Returns `false` if there are none left.
    pub(super) fn terminate(&mut self) -> bool {
        guard::signal(self.group, Signal::TERM)
    }

    /// Sends SIGKILL to all members.
    pub(super) fn kill(&mut self) {
        guard::signal(self.group, Signal::KILL);
    }

    /// Whether a member is still running.
    pub(super) fn is_alive(&self) -> bool {
        guard::alive(self.group)
    }

    /// Removes the family from those to be stopped when this process ends.
    pub(super) fn forget(&mut self) {
        guard::remove(self.group);
    }
}

/// Whether this process may change the system, for example install packages.
pub(crate) fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}
