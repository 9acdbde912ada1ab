//! The command that runs with the sidecar, including all processes that it starts.
//!
//! `dotnet run`, `go run` and `npm start` run the application as a child process. Therefore the command gets a process group (on
//! Windows a job), and signals go to the whole group: none of its processes outlives the sidecar.

use std::io::{self, IsTerminal as _};
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use process_wrap::tokio::{ChildWrapper, CommandWrap, KillOnDrop};
use tokio::process::{ChildStderr, ChildStdout};
use tokio::time::Instant;

use super::signals::Signal;

/// A running command.
pub(crate) struct Child {
    inner: Box<dyn ChildWrapper>,
    #[cfg(unix)]
    group: nix::unistd::Pid,
}

/// A command to start.
pub(crate) struct Program<'a> {
    /// The program and its arguments.
    pub(crate) args: &'a [String],
    /// Environment variables. Those without a value are removed.
    pub(crate) variables: &'a [(String, Option<String>)],
    /// The working directory. Defaults to that of the sidecar.
    pub(crate) folder: Option<&'a Path>,
    /// Whether the output is piped. Otherwise it is inherited from the sidecar.
    pub(crate) is_piped: bool,
}

impl Child {
    pub(crate) fn start(program: &Program<'_>) -> io::Result<Self> {
        let (name, arguments) = match program.args.split_first() {
            Some((name, arguments)) if !name.trim().is_empty() => (name, arguments),
            _ => {
                return Err(io::Error::new(
                    io::ErrorKind::InvalidInput,
                    "the command is empty",
                ));
            }
        };
        let mut command = CommandWrap::with_new(name, |command| {
            command.args(arguments);
            for (name, value) in program.variables {
                match value {
                    Some(value) => command.env(name, value),
                    None => command.env_remove(name),
                };
            }
            if let Some(folder) = program.folder {
                command.current_dir(folder);
            }
            // A background process group is stopped if it reads from the terminal.
            if program.is_piped || io::stdin().is_terminal() {
                command.stdin(Stdio::null());
            }
            if program.is_piped {
                command.stdout(Stdio::piped()).stderr(Stdio::piped());
            }
        });
        command.wrap(KillOnDrop);
        #[cfg(unix)]
        command.wrap(process_wrap::tokio::ProcessGroup::leader());
        #[cfg(windows)]
        command.wrap(process_wrap::tokio::JobObject);
        let inner = command.spawn().map_err(|error| {
            io::Error::new(
                error.kind(),
                format!("cannot run the command `{name}`: {error}"),
            )
        })?;
        #[cfg(unix)]
        let group = inner.id().and_then(|id| i32::try_from(id).ok());
        Ok(Self {
            #[cfg(unix)]
            group: nix::unistd::Pid::from_raw(
                group.ok_or_else(|| io::Error::other("the command exited before it started"))?,
            ),
            inner,
        })
    }

    /// The output of a piped command. Can be taken once.
    pub(crate) fn output(&mut self) -> (Option<ChildStdout>, Option<ChildStderr>) {
        (self.inner.stdout().take(), self.inner.stderr().take())
    }

    /// Waits until the command itself has exited. Other processes of its group may still run.
    pub(crate) async fn wait(&mut self) -> io::Result<ExitStatus> {
        self.inner.inner_mut().wait().await
    }

    /// Forwards a signal to the whole group.
    pub(crate) fn signal(&self, signal: Signal) {
        self.send(signal);
    }

    /// Forwards a signal to the whole group, and kills the remaining processes after a while.
    pub(crate) async fn end(&mut self, signal: Signal, grace: Duration) {
        let deadline = Instant::now() + grace;
        self.send(signal);
        let _ = tokio::time::timeout_at(deadline, self.wait()).await;
        self.clear(deadline).await;
    }

    /// Stops the processes that the command left running.
    pub(crate) async fn stop_remaining(&mut self, grace: Duration) {
        self.clear(Instant::now() + grace).await;
    }

    /// Kills the whole group.
    pub(crate) async fn kill(&mut self) {
        // It may already have exited.
        let _ = self.inner.start_kill();
        let _ = self.wait().await;
    }

    #[cfg(unix)]
    async fn clear(&mut self, deadline: Instant) {
        if self.has_exited() {
            return;
        }
        self.send(Signal::Terminate);
        while Instant::now() < deadline {
            tokio::time::sleep(Duration::from_millis(5)).await;
            if self.has_exited() {
                return;
            }
        }
        self.kill().await;
    }

    #[cfg(not(unix))]
    async fn clear(&mut self, _: Instant) {
        self.kill().await;
    }

    /// Whether no process of the group remains.
    #[cfg(unix)]
    fn has_exited(&self) -> bool {
        nix::sys::signal::killpg(self.group, None).is_err()
    }

    #[cfg(unix)]
    fn send(&self, signal: Signal) {
        use nix::sys::signal::{Signal as Unix, killpg};
        let signal = match signal {
            Signal::Interrupt => Unix::SIGINT,
            Signal::Terminate => Unix::SIGTERM,
            Signal::Hangup => Unix::SIGHUP,
            Signal::Quit => Unix::SIGQUIT,
        };
        // The process may just have exited; then there is no receiver.
        let _ = killpg(self.group, signal);
    }

    /// On Windows, the console sends Ctrl-C to all of its processes; no other signal can be sent.
    #[cfg(not(unix))]
    fn send(&self, _: Signal) {}
}

impl Drop for Child {
    fn drop(&mut self) {
        // Processes remain only if the program returned early with an error.
        #[cfg(unix)]
        let has_exited = self.has_exited();
        #[cfg(not(unix))]
        let has_exited = false;
        if !has_exited {
            let _ = self.inner.start_kill();
        }
    }
}

/// The exit code for the end of a command: its own, or 128 plus the number of the signal, as in a shell.
pub(crate) fn exit_code(status: ExitStatus) -> u8 {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return u8::try_from(128 + signal).unwrap_or(u8::MAX);
    }
    status
        .code()
        .and_then(|code| u8::try_from(code).ok())
        .unwrap_or(1)
}
