//! A program that runs beside a test or a demo until it is stopped.

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

/// How to see that a service is up.
#[derive(Debug, Clone)]
pub enum Ready {
    /// It runs.
    Started,
    /// It listens on this port of 127.0.0.1.
    Listens(u16),
    /// A `GET` of this path on this port of 127.0.0.1 is answered with 2xx.
    Answers(u16, String),
    /// It prints this.
    Says(&'static str),
}

impl Ready {
    fn check(&self, log: &Path) -> Result<(), String> {
        match self {
            Self::Started => Ok(()),
            Self::Listens(port) => {
                net::wait_for_port(*port, Duration::ZERO).map_err(|error| format!("{error:#}"))
            }
            Self::Answers(port, path) => match net::get_status(*port, path) {
                Ok(200..=299) => Ok(()),
                Ok(status) => Err(format!(
                    "GET http://127.0.0.1:{port}{path} is answered with {status}"
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

/// A running program, its output in a file. Dropping it stops it and all that
/// it started.
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
    /// When it cannot be started, ends, or is not ready within `limit`; then
    /// with the last lines of its log.
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

    /// Waits for a further sign of readiness.
    ///
    /// # Errors
    ///
    /// When the program ends, or does not show it within `limit`; then with the
    /// last lines of its log.
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

    /// Whether it still runs.
    #[must_use]
    pub fn is_running(&mut self) -> bool {
        matches!(self.group.try_wait(), Ok(None))
    }

    /// Ends it: SIGTERM, after some seconds SIGKILL, for all that it started.
    ///
    /// # Errors
    ///
    /// When it had ended by itself, or was interpreted although it is compiled.
    pub fn stop(mut self) -> Result<()> {
        if let Some(status) = self.group.try_wait()? {
            bail!(
                "{} had ended by itself with {status}; {}",
                self.name,
                self.tail()
            );
        }
        self.group.stop();
        refuse_interpreted(&self.log)
    }

    /// Waits until it has ended by itself, which somebody has asked it to do.
    ///
    /// # Errors
    ///
    /// When it has not after `limit`, and is stopped now, or has failed.
    pub fn wait_for_end(mut self, limit: Duration) -> Result<()> {
        match self.group.wait_for(limit)? {
            Some(status) if status.success() => Ok(()),
            Some(status) => bail!("{} ended with {status}; {}", self.name, self.tail()),
            None => bail!(
                "{} was told to end but still runs after {limit:?}; {}",
                self.name,
                self.tail()
            ),
        }
    }

    /// Where its log is and how it ends, for a message.
    #[must_use]
    pub fn tail(&self) -> String {
        format!(
            "the end of its log {}:\n{}",
            self.log.display(),
            last_lines(&self.log, TAIL)
        )
    }
}
