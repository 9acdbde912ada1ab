//! Services: programs that run during a test or a demo.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::net;
use crate::process::{Group, create, describe, last_lines};
use crate::program::refuse_interpreted;

const TAIL: usize = 25;

/// How to detect that a service is ready.
#[derive(Debug, Clone)]
pub enum Ready {
    /// It is running.
    Started,
    /// It accepts connections on this port of 127.0.0.1.
    Listens(u16),
    /// `GET` of this path on this port of 127.0.0.1 returns a 2xx status.
    Responds(u16, String),
    /// It prints this text.
    Says(&'static str),
}

impl Ready {
    fn check(&self, log: &Path) -> Result<(), String> {
        match self {
            Self::Started => Ok(()),
            Self::Listens(port) => {
                net::wait_for_port(*port, Duration::ZERO).map_err(|error| format!("{error:#}"))
            }
            Self::Responds(port, path) => match net::get_status(*port, path) {
                Ok(200..=299) => Ok(()),
                Ok(status) => Err(format!(
                    "GET http://127.0.0.1:{port}{path} returns status {status}"
                )),
                Err(error) => Err(format!("GET http://127.0.0.1:{port}{path}: {error}")),
            },
            Self::Says(words) => match fs::read_to_string(log) {
                Ok(text) if text.contains(words) => Ok(()),
                Ok(_) => Err(format!("it has not printed {words:?}")),
                Err(error) => Err(format!("read {}: {error}", log.display())),
            },
        }
    }
}

/// A running program with its output in a file. Dropping the value stops it and its descendants.
#[derive(Debug)]
pub struct Service {
    name: String,
    log: PathBuf,
    group: Group,
}

impl Service {
    /// Starts a command and waits until it is ready.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be started, ends, or is not ready within `limit`; the error includes the end
    /// of its log.
    pub fn start(
        name: &str,
        mut command: Command,
        log: &Path,
        ready: &Ready,
        limit: Duration,
    ) -> Result<Self> {
        let file = create(log)?;
        let errors = file
            .try_clone()
            .with_context(|| format!("write {}", log.display()))?;
        command.stdin(Stdio::null()).stdout(file).stderr(errors);
        let group = Group::spawn(&mut command).with_context(|| format!("start {name}"))?;
        let mut service = Self {
            name: name.to_owned(),
            log: log.to_owned(),
            group,
        };
        service
            .wait_until(ready, limit)
            .with_context(|| format!("run `{}`", describe(&command)))?;
        Ok(service)
    }

    /// Waits until the program is ready.
    ///
    /// # Errors
    ///
    /// Fails if the program ends or is not ready within `limit`; the error includes the end of its log.
    pub fn wait_until(&mut self, ready: &Ready, limit: Duration) -> Result<()> {
        let started = Instant::now();
        loop {
            if let Some(status) = self.group.try_wait()? {
                bail!(
                    "{} ended with {status} before it was ready; {}",
                    self.name,
                    self.tail()
                );
            }
            match ready.check(&self.log) {
                Ok(()) => return Ok(()),
                Err(why) if started.elapsed() >= limit => {
                    bail!(
                        "{} is not ready after {limit:?}: {why}; {}",
                        self.name,
                        self.tail()
                    )
                }
                Err(_) => thread::sleep(Duration::from_millis(20)),
            }
        }
    }

    /// The file with its standard output and standard error.
    #[must_use]
    pub fn log(&self) -> &Path {
        &self.log
    }

    /// Whether it is running.
    #[must_use]
    pub fn is_running(&mut self) -> bool {
        matches!(self.group.try_wait(), Ok(None))
    }

    /// Stops it and its descendants: with SIGTERM, then SIGKILL after five seconds.
    ///
    /// # Errors
    ///
    /// Fails if it has already ended, or if WasmEdge interpreted it.
    pub fn stop(mut self) -> Result<()> {
        if let Some(status) = self.group.try_wait()? {
            bail!(
                "{} ended unexpectedly with {status}; {}",
                self.name,
                self.tail()
            );
        }
        self.group.stop();
        refuse_interpreted(&self.log)
    }

    /// Kills it and its descendants, as `kill -9` does.
    pub fn kill(mut self) {
        self.group.kill();
    }

    /// Waits until it ends by itself, for example after a shutdown request.
    ///
    /// # Errors
    ///
    /// Fails if it does not end within `limit` (then stops it) or ends with an error.
    pub fn wait_for_end(mut self, limit: Duration) -> Result<()> {
        match self.group.wait_for(limit)? {
            Some(status) if status.success() => Ok(()),
            Some(status) => bail!("{} ended with {status}; {}", self.name, self.tail()),
            None => bail!(
                "{} is still running {limit:?} after the request to stop it; {}",
                self.name,
                self.tail()
            ),
        }
    }

    /// The path and the end of its log, for a message.
    #[must_use]
    pub fn tail(&self) -> String {
        format!(
            "the end of its log {}:\n{}",
            self.log.display(),
            last_lines(&self.log, TAIL)
        )
    }
}
