//! `run -f dapr.yaml`: several applications, with a sidecar each, in one process.
//!
//! The sidecars form one [`Network`]: they share brokers, stand-ins, actors, jobs and names, like sidecars with one Redis and one
//! control plane.

mod app;
mod keys;
mod output;
mod paths;
mod read;
#[cfg(test)]
mod tests;
mod yaml;

use std::error::Error;
use std::fmt::Write as _;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dapr_sidecar::{LogLevel, Network};
use futures_util::future::join_all;
use tokio::sync::watch;

use self::app::{RunState, Running};
use self::read::RunFile;
use super::flags::Run;
use super::logger::Logger;
use super::options::names_folder;
use super::signals::Signals;

/// The app ID in log records that concern the whole run file.
const ALL: &str = "dapr.yaml";

/// Runs all applications of a file until a signal is received, or until all commands have exited.
pub(crate) async fn run(
    path: &Path,
    flags: &Run,
    logger: &Logger,
) -> Result<ExitCode, Box<dyn Error>> {
    let mut signals = Signals::listen()?;
    let path = file(path);
    let RunFile { mut apps, warnings } = load(&path)?;
    for (line, warning) in warnings {
        logger.note(
            LogLevel::Warning,
            ALL,
            &format!("{}:{line}: {warning}", path.display()),
        );
    }
    for app in &mut apps {
        app.run.stand_ins |= flags.stand_ins;
        app.run
            .stopped_server
            .extend_from_slice(&flags.stopped_server);
        app.run.names_folder = Some(std::path::absolute(names_folder(flags))?);
        let sockets = app.run.unix_domain_socket.take();
        app.run.unix_domain_socket = sockets.map(|sockets| app.folder.join(sockets));
        app.run.log.log_as_json |= flags.log.log_as_json;
    }
    let network = Network::new()?;
    let mut running = Vec::new();
    let mut problems = String::new();
    for (number, app) in apps.into_iter().enumerate() {
        let app_id = app.run.app_id.clone();
        match Running::start(app, number, &network, logger).await {
            Ok(app) => running.push(app),
            // Writing to a string does not fail.
            Err(error) => drop(write!(problems, "\n  {app_id}: {error}")),
        }
    }
    if !problems.is_empty() {
        // Stops the applications that have started, by dropping them.
        return Err(format!("these apps of {} do not start:{problems}", path.display()).into());
    }
    for app in &mut running {
        app.start_command()?;
    }
    let state = watch::Sender::new(RunState::new(running.len()));
    let apps = join_all(running.into_iter().map(|app| app.until_end(&state)));
    tokio::pin!(apps);
    loop {
        tokio::select! {
            codes = &mut apps => {
                let first = codes.into_iter().find(|code| *code != 0);
                return Ok(ExitCode::from(first.unwrap_or(0)));
            }
            signal = signals.next() => state.send_modify(|state| state.signalled(signal)),
        }
    }
}

/// Reads `dapr.yaml` in a folder, or the file itself. `-` is standard input.
fn file(path: &Path) -> PathBuf {
    if path.is_dir() {
        path.join("dapr.yaml")
    } else {
        path.to_owned()
    }
}

fn load(path: &Path) -> Result<RunFile, String> {
    let unreadable = |error| format!("{}: cannot be read: {error}", path.display());
    let mut text = String::new();
    let (base, place) = if path == Path::new("-") {
        std::io::stdin()
            .read_to_string(&mut text)
            .map_err(unreadable)?;
        (PathBuf::from("."), "standard input".to_owned())
    } else {
        text = std::fs::read_to_string(path).map_err(unreadable)?;
        let base = path.parent().filter(|base| !base.as_os_str().is_empty());
        (
            base.unwrap_or(Path::new(".")).to_owned(),
            path.display().to_string(),
        )
    };
    let base = base.canonicalize().unwrap_or(base);
    let root =
        yaml::parse(&text).map_err(|(line, problem)| format!("{place}:{line}: {problem}"))?;
    read::read(root.as_ref(), &base).map_err(|problems| {
        let lines = problems
            .iter()
            .map(|(line, problem)| format!("\n  {place}:{line}: {problem}"));
        format!("the run file cannot be used:{}", lines.collect::<String>())
    })
}
