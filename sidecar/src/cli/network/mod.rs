//! `--network NAME`: programs of one user share stand-ins, actors, reminders and jobs.
//!
//! Their sidecars run in one process, the *host*: from the first program to the last. Each
//! program keeps a connection to the host; its sidecar lives as long as this connection.

mod entry;
mod host;
mod wire;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use dapr_sidecar::LogLevel;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::time::Instant;

use self::entry::{Host, path, read};
pub(crate) use self::host::host;
use self::wire::{HostMessage, Join, Stop, line};
use super::flags::Run;
use super::handle::Endpoints;
use super::logger::Logger;

/// Maximum startup time of a host.
const PATIENCE: Duration = Duration::from_secs(10);

/// Environment variables that a host must not inherit from the program that starts it.
const OWN_VARIABLES: [&str; 3] = ["DAPR_API_TOKEN", "APP_API_TOKEN", "NAMESPACE"];

/// The sidecar of this program, in the host process.
pub(crate) struct SharedSidecar {
    pub(in crate::cli) endpoints: Endpoints,
    pub(crate) warnings: Vec<String>,
    app_id: String,
    lines: Lines<BufReader<OwnedReadHalf>>,
    writer: OwnedWriteHalf,
    logger: Logger,
}

impl SharedSidecar {
    /// Starts a sidecar in a network, and the host if this is the first program.
    pub(crate) async fn start(
        name: &str,
        folder: &Path,
        run: &Run,
        args: Vec<String>,
        logger: &Logger,
    ) -> Result<Self, Box<dyn Error>> {
        let path = path(folder, name)?;
        let variable = |name| std::env::var(name).unwrap_or_default();
        let mut join = Join {
            secret: String::new(),
            args,
            folder: std::env::current_dir()?,
            has_command: !run.command.is_empty(),
            api_token: variable("DAPR_API_TOKEN"),
            app_api_token: variable("APP_API_TOKEN"),
            namespace: variable("NAMESPACE"),
        };
        let end = Instant::now() + PATIENCE;
        let mut is_host_started = false;
        while Instant::now() < end {
            if let Some(host) = read(&path)
                && let Some(shared) = Self::join(&host, &mut join, run, logger).await?
            {
                return Ok(shared);
            }
            if !is_host_started {
                start_host(name, folder)?;
                is_host_started = true;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let seconds = PATIENCE.as_secs();
        Err(format!(
            "the process that hosts the network `{name}` did not start within {seconds} seconds"
        )
        .into())
    }

    /// Connects to the host and requests a sidecar. Returns `None` if the host has exited.
    async fn join(
        host: &Host,
        join: &mut Join,
        run: &Run,
        logger: &Logger,
    ) -> Result<Option<Self>, Box<dyn Error>> {
        let Ok(stream) = TcpStream::connect(host.address).await else {
            return Ok(None);
        };
        join.secret.clone_from(&host.secret);
        let (reader, mut writer) = stream.into_split();
        let mut lines = BufReader::new(reader).lines();
        if writer.write_all(&line(join)).await.is_err() {
            return Ok(None);
        }
        let Ok(Some(first_line)) = lines.next_line().await else {
            return Ok(None);
        };
        match serde_json::from_str(&first_line)? {
            HostMessage::Started {
                endpoints,
                warnings,
            } => Ok(Some(Self {
                endpoints,
                warnings,
                app_id: run.app_id.clone(),
                lines,
                writer,
                logger: logger.clone(),
            })),
            HostMessage::Refused(reason) => Err(reason.into()),
            HostMessage::Report { .. } | HostMessage::Stopped { .. } => Err(
                "another version of this program hosts the network; stop the programs that use it"
                    .into(),
            ),
        }
    }

    /// Forwards the log of the sidecar until it stops. Returns whether the stop was forced.
    pub(crate) async fn stopped(&mut self) -> bool {
        while let Ok(Some(text)) = self.lines.next_line().await {
            match serde_json::from_str(&text) {
                Ok(HostMessage::Stopped { is_forced }) => return is_forced,
                Ok(HostMessage::Report {
                    level,
                    scope,
                    message,
                }) => self
                    .logger
                    .write(level.into(), &self.app_id, &scope, &message),
                _ => {}
            }
        }
        let message = "the process that hosts the network has exited";
        self.logger.note(LogLevel::Error, &self.app_id, message);
        true
    }

    /// Stops the sidecar, and waits until it has stopped.
    pub(crate) async fn stop(mut self, grace: Duration) {
        let grace_ms = u64::try_from(grace.as_millis()).unwrap_or(u64::MAX);
        if self
            .writer
            .write_all(&line(&Stop { grace_ms }))
            .await
            .is_ok()
        {
            // The connection closes after the sidecar has stopped.
            let rest = async { while let Ok(Some(_)) = self.lines.next_line().await {} };
            let _ = tokio::time::timeout(grace + Duration::from_secs(1), rest).await;
        }
    }
}

/// Starts the host process of a network. It outlives this program.
fn start_host(name: &str, folder: &Path) -> std::io::Result<()> {
    let program: PathBuf = std::env::current_exe()?;
    let mut command = std::process::Command::new(program);
    command.arg("run").arg(format!("--network-host={name}"));
    command.arg("--names-folder").arg(folder);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    for variable in OWN_VARIABLES {
        command.env_remove(variable);
    }
    // The host must not receive signals of the terminal.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    #[cfg(windows)]
    std::os::windows::process::CommandExt::creation_flags(&mut command, 0x0000_0208);
    command.spawn().map(drop)
}
