//! The command beside the sidecar.

use std::io;
use std::process::{ExitCode, ExitStatus};
use std::time::Duration;

/// A command that runs.
pub(crate) struct Child(tokio::process::Child);

impl Child {
    /// Starts it with further variables in its environment, and without those that have no value. What it reads and writes is the
    /// program's own.
    pub(crate) fn start(
        program: &str,
        arguments: &[String],
        variables: &[(&str, Option<String>)],
    ) -> io::Result<Self> {
        let mut command = tokio::process::Command::new(program);
        command.args(arguments).kill_on_drop(true);
        for (name, value) in variables {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        let child = command.spawn().map_err(|error| {
            io::Error::new(
                error.kind(),
                format!("cannot run the command `{program}`: {error}"),
            )
        })?;
        Ok(Self(child))
    }

    /// Waits for its end.
    pub(crate) async fn wait(&mut self) -> io::Result<ExitCode> {
        Ok(code(self.0.wait().await?))
    }

    /// Tells it to end, and after a while ends it.
    pub(crate) async fn end(&mut self, grace: Duration) -> io::Result<()> {
        self.ask_to_end();
        if tokio::time::timeout(grace, self.0.wait()).await.is_err() {
            self.0.kill().await?;
        }
        Ok(())
    }

    #[cfg(unix)]
    fn ask_to_end(&self) {
        use nix::sys::signal::{Signal, kill};
        use nix::unistd::Pid;
        if let Some(id) = self.0.id().and_then(|id| i32::try_from(id).ok()) {
            // It may have ended just now: then there is nobody to ask.
            let _ = kill(Pid::from_raw(id), Signal::SIGTERM);
        }
    }

    #[cfg(not(unix))]
    fn ask_to_end(&self) {}
}

/// The exit code of the program: that of the command, and as in a shell 128 and the number of a signal.
fn code(status: ExitStatus) -> ExitCode {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return ExitCode::from(u8::try_from(128 + signal).unwrap_or(u8::MAX));
    }
    match status.code().map(u8::try_from) {
        Some(Ok(code)) => ExitCode::from(code),
        _ => ExitCode::FAILURE,
    }
}
