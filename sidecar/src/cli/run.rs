//! Runs one sidecar and its command.

use std::error::Error;
use std::net::SocketAddr;
use std::process::{ExitCode, ExitStatus};
use std::time::Duration;

use dapr_sidecar::{LogLevel, Sidecar};

use super::child::{Child, Program, exit_code};
use super::flags::{CommandLine, Run};
use super::handle::{Endpoints, Handle};
use super::logger::Logger;
use super::network::{self, SharedSidecar};
use super::options::{PORT, builder, names_folder, variables, warnings};
use super::run_file;
use super::signals::{Signal, Signals};
use super::wait::wait_for_sidecar;

/// Flags that can be combined with `--run-file`.
const WITH_RUN_FILE: [&str; 8] = [
    "--log-as-json",
    "--log-file",
    "--log-level",
    "--lost-server",
    "--names-folder",
    "--run-file",
    "--runtime-path",
    "--stand-ins",
];

/// Runs until the command exits, or a signal or `POST /v1.0/shutdown` is received. Returns the exit code of the command.
pub(crate) fn run(line: CommandLine) -> Result<ExitCode, Box<dyn Error>> {
    let CommandLine { run, stray, args } = line;
    if run.kubernetes {
        return Err(
            "--kubernetes is not possible: the embedded sidecar runs on this machine only".into(),
        );
    }
    if run.wait {
        wait_for_sidecar(run.dapr_http_port.filter(|port| *port > 0).unwrap_or(PORT))?;
        return Ok(ExitCode::SUCCESS);
    }
    let logger = Logger::new(&run.log)?;
    if !stray.is_empty() {
        let stray = stray.join(" ");
        logger.note(
            LogLevel::Warning,
            &run.app_id,
            &format!("ignored argument, neither a flag nor after `--`: {stray}"),
        );
    }
    let flags = args.iter().filter(|arg| arg.starts_with("--"));
    let names = flags.map(|flag| flag.split('=').next().unwrap_or(flag));
    let ignored: Vec<&str> = names
        .filter(|name| run.run_file.is_some() && !WITH_RUN_FILE.contains(name))
        .collect();
    if !ignored.is_empty() {
        let message = format!(
            "these flags are ignored with --run-file; set them in the file: {}",
            ignored.join(", ")
        );
        logger.note(LogLevel::Warning, &run.app_id, &message);
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(serve(run, args, &logger))
}

async fn serve(run: Run, args: Vec<String>, logger: &Logger) -> Result<ExitCode, Box<dyn Error>> {
    if let Some(name) = &run.network_host {
        network::host(name, &names_folder(&run)).await?;
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(file) = &run.run_file {
        return run_file::run(file, &run, logger).await;
    }
    let mut signals = Signals::listen()?;
    let mut handle = match &run.network {
        Some(name) => {
            let folder = names_folder(&run);
            let shared = SharedSidecar::start(name, &folder, &run, args, logger).await?;
            Handle::Shared(Box::new(shared))
        }
        None => {
            let sidecar = builder(&run, Sidecar::builder(), logger)?.start().await?;
            Handle::Own(Box::new(sidecar))
        }
    };
    let endpoints = handle.endpoints();
    announce(&run, &endpoints, &handle.warnings(), logger);
    let child = if run.command.is_empty() {
        None
    } else {
        Some(Child::start(&Program {
            args: &run.command,
            variables: &variables(&run, &endpoints),
            folder: None,
            is_piped: false,
        })?)
    };
    let code = until_end(&run, &mut handle, child, &mut signals).await?;
    handle.stop(run.dapr_graceful_shutdown_seconds).await;
    Ok(code)
}

/// Logs the addresses of a sidecar and its warnings.
pub(super) fn announce(run: &Run, endpoints: &Endpoints, ignored: &[String], logger: &Logger) {
    let app_id = &run.app_id;
    let address = endpoints.http;
    let grpc = endpoints.grpc_port.map_or_else(String::new, |port| {
        format!(
            ", and for workflows (gRPC) at http://{}",
            SocketAddr::new(address.ip(), port)
        )
    });
    let message = format!("the sidecar listens at http://{address}{grpc}");
    logger.note(LogLevel::Info, app_id, &message);
    if let Some(admin) = &endpoints.admin {
        let message = format!("the admin API listens at {admin}; open it in a browser");
        logger.note(LogLevel::Info, app_id, &message);
    }
    if let Some(folder) = &run.unix_domain_socket {
        let sockets = folder.join(format!("dapr-{app_id}-http.socket"));
        let message = format!(
            "the sidecar also listens at the socket {}",
            sockets.display()
        );
        logger.note(LogLevel::Info, app_id, &message);
    }
    for warning in ignored {
        logger.note(LogLevel::Warning, app_id, warning);
    }
    for warning in warnings(run) {
        logger.note(LogLevel::Warning, app_id, &warning);
    }
}

/// Waits for the event that stops the program, and stops the command.
async fn until_end(
    run: &Run,
    handle: &mut Handle,
    mut child: Option<Child>,
    signals: &mut Signals,
) -> std::io::Result<ExitCode> {
    let grace = run.dapr_graceful_shutdown_seconds;
    tokio::select! {
        status = ended(&mut child) => {
            let status = status?;
            if let Some(child) = &mut child {
                child.stop_remaining(grace).await;
            }
            Ok(ExitCode::from(exit_code(status)))
        }
        is_forced = handle.stopped() => {
            let grace = if is_forced { Duration::ZERO } else { grace };
            end(&mut child, Signal::Terminate, grace, signals).await;
            Ok(if is_forced { ExitCode::FAILURE } else { ExitCode::SUCCESS })
        }
        signal = signals.next() => {
            if let Some(duration) = run.dapr_block_shutdown_duration {
                block_shutdown(&mut child, signal, duration, signals).await?;
            }
            end(&mut child, signal, grace, signals).await;
            Ok(ExitCode::SUCCESS)
        }
    }
}

/// Keeps serving requests after a signal, until the command has exited or a second signal is received.
async fn block_shutdown(
    child: &mut Option<Child>,
    signal: Signal,
    duration: Duration,
    signals: &mut Signals,
) -> std::io::Result<()> {
    if let Some(child) = child {
        child.signal(signal);
    }
    tokio::select! {
        status = ended(child) => status.map(drop),
        () = tokio::time::sleep(duration) => Ok(()),
        _ = signals.next() => Ok(()),
    }
}

/// Waits until the command exits. Without a command, waits forever.
async fn ended(child: &mut Option<Child>) -> std::io::Result<ExitStatus> {
    match child {
        Some(child) => child.wait().await,
        None => std::future::pending().await,
    }
}

/// Stops the command. A second signal kills it.
async fn end(child: &mut Option<Child>, signal: Signal, grace: Duration, signals: &mut Signals) {
    let Some(child) = child else {
        return;
    };
    let is_second = tokio::select! {
        () = child.end(signal, grace) => false,
        _ = signals.next() => true,
    };
    if is_second {
        child.kill().await;
    }
}
