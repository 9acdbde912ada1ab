//! A running application of a run file: its sidecar and its command.

use std::error::Error;
use std::io;
use std::time::Duration;

use dapr_sidecar::{LogLevel, Network, Sidecar};
use tokio::sync::watch;
use tokio::task::JoinHandle;

use super::output::Output;
use super::read::{App, Destination};
use crate::cli::child::{Child, Program, exit_code};
use crate::cli::handle::{Endpoints, warnings_of};
use crate::cli::logger::Logger;
use crate::cli::options::{builder, variables};
use crate::cli::run::announce;
use crate::cli::signals::Signal;
use crate::cli::working_folder::WorkingFolder;

/// How long to wait for the last lines of a command that has exited.
const LAST_LINES: Duration = Duration::from_secs(1);

/// The state of all applications.
#[derive(Clone, Copy, Debug)]
pub(super) struct RunState {
    signal: Option<Signal>,
    /// Whether a second signal was received.
    is_impatient: bool,
    /// The number of running applications.
    running_apps: usize,
}

impl RunState {
    pub(super) fn new(running_apps: usize) -> Self {
        Self {
            signal: None,
            is_impatient: false,
            running_apps,
        }
    }

    pub(super) fn signalled(&mut self, signal: Signal) {
        self.is_impatient = self.signal.is_some();
        self.signal.get_or_insert(signal);
    }

    fn is_over(&self) -> bool {
        self.signal.is_some() || self.running_apps == 0
    }
}

pub(super) struct Running {
    app: App,
    sidecar: Sidecar,
    output: Output,
    /// The log for messages on the console.
    console: Logger,
    child: Option<Child>,
    copying: Vec<JoinHandle<()>>,
}

impl Running {
    /// Starts the sidecar.
    pub(super) async fn start(
        app: App,
        number: usize,
        network: &Network,
        console: &Logger,
    ) -> Result<Self, Box<dyn Error>> {
        let app_id = app.run.app_id.clone();
        let named = (app_id.as_str(), number);
        let output = Output::new(named, "app", app.app_log, &app.folder)?;
        let destination = app.sidecar_log.unwrap_or(Destination::File);
        let reports = Output::new(named, "daprd", destination, &app.folder)?;
        let reports = Logger::to(Box::new(reports), &app.run.log);
        // Unless the file selects a log destination, warnings are also shown on the console.
        let warning_console = console.clone();
        let has_log_destination = app.sidecar_log.is_some();
        let builder = builder(&app.run, network.sidecar(&app_id), &reports)?.log(move |record| {
            reports.record(record);
            if !has_log_destination && record.level >= LogLevel::Warning {
                warning_console.record(record);
            }
        });
        // Sidecars start one after the other.
        let working_folder = WorkingFolder::enter(&app.folder)?;
        let sidecar = builder.start().await?;
        drop(working_folder);
        announce(
            &app.run,
            &Endpoints::new(&sidecar),
            &warnings_of(&sidecar),
            console,
        );
        Ok(Self {
            app,
            sidecar,
            output,
            console: console.clone(),
            child: None,
            copying: Vec::new(),
        })
    }

    /// Starts the command, if there is one.
    pub(super) fn start_command(&mut self) -> io::Result<()> {
        let run = &self.app.run;
        if run.command.is_empty() {
            let message = "no command: only the sidecar runs";
            self.console.note(LogLevel::Info, &run.app_id, message);
            return Ok(());
        }
        let mut variables = variables(run, &Endpoints::new(&self.sidecar));
        let app_variables = self.app.variables.iter();
        variables.extend(app_variables.map(|(name, value)| (name.clone(), Some(value.clone()))));
        let started = Child::start(&Program {
            args: &run.command,
            variables: &variables,
            folder: Some(&self.app.folder),
            is_piped: true,
        });
        let mut child = started
            .map_err(|error| io::Error::new(error.kind(), format!("{}: {error}", run.app_id)))?;
        let (stdout, stderr) = child.output();
        self.copying = vec![
            tokio::spawn(self.output.clone().copy(stdout, false)),
            tokio::spawn(self.output.clone().copy(stderr, true)),
        ];
        self.child = Some(child);
        Ok(())
    }

    /// Runs until the application has stopped, and returns the exit code of the command. The sidecar keeps running until all
    /// applications have stopped, because others may call through it.
    pub(super) async fn until_end(mut self, state: &watch::Sender<RunState>) -> u8 {
        let grace = self.app.run.dapr_graceful_shutdown_seconds;
        let mut state_receiver = state.subscribe();
        let mut code = 0;
        let signal = tokio::select! {
            ended = ended(&mut self.child) => {
                let message = match ended {
                    Ok(status) => {
                        code = exit_code(status);
                        format!("the command ended with exit code {code}")
                    }
                    Err(error) => format!("cannot wait for the command: {error}"),
                };
                let level = if code == 0 { LogLevel::Info } else { LogLevel::Error };
                self.console.note(level, &self.app.run.app_id, &message);
                None
            }
            () = self.sidecar.wait_for_shutdown() => Some(Signal::Terminate),
            signal = next_signal(&mut state_receiver) => signal,
        };
        if let Some(mut child) = self.child.take() {
            let ending = async {
                match signal {
                    Some(signal) => child.end(signal, grace).await,
                    None => child.stop_remaining(grace).await,
                }
            };
            let is_impatient = async {
                let mut state_receiver = state.subscribe();
                let _ = state_receiver.wait_for(|state| state.is_impatient).await;
            };
            let is_killed = tokio::select! {
                () = ending => false,
                () = is_impatient => true,
            };
            if is_killed {
                child.kill().await;
            }
        }
        for copying in self.copying.drain(..) {
            let _ = tokio::time::timeout(LAST_LINES, copying).await;
        }
        state.send_modify(|state| state.running_apps -= 1);
        // Fails only if the sender is dropped, which is borrowed here.
        let _ = state_receiver.wait_for(RunState::is_over).await;
        self.sidecar.stop(grace).await;
        code
    }
}

/// Waits until the command exits. Without a command, waits forever.
async fn ended(child: &mut Option<Child>) -> io::Result<std::process::ExitStatus> {
    match child {
        Some(child) => child.wait().await,
        None => std::future::pending().await,
    }
}

async fn next_signal(state: &mut watch::Receiver<RunState>) -> Option<Signal> {
    let state = state.wait_for(|state| state.signal.is_some()).await;
    state.ok().and_then(|state| state.signal)
}
