//! The process that hosts the sidecars of a named network. It exits after the last one has stopped.

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use dapr_sidecar::{Network, Sidecar};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Mutex, mpsc};

use super::entry::{claim, path, release};
use super::wire::{HostMessage, Join, Stop, line};
use crate::cli::flags::{LogFlags, Run, try_parse};
use crate::cli::handle::{Endpoints, warnings_of};
use crate::cli::logger::Logger;
use crate::cli::options::builder;
use crate::cli::working_folder::WorkingFolder;

/// How long a host without programs waits for the next one before it exits.
const PATIENCE: Duration = Duration::from_secs(2);

/// Hosts a network until the last program has disconnected.
pub(crate) async fn host(name: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
    let path = path(folder, name)?;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let Some(host) = claim(&path, listener.local_addr()?)? else {
        return Ok(());
    };
    let network = Network::new()?;
    let start_lock = Arc::new(Mutex::new(()));
    let (exit_sender, mut exit_receiver) = mpsc::unbounded_channel();
    let mut programs = 0_usize;
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let Ok((stream, _)) = accepted else { continue };
                programs += 1;
                let (network, secret, exit_sender) = (network.clone(), host.secret.clone(), exit_sender.clone());
                let start_lock = Arc::clone(&start_lock);
                tokio::spawn(async move {
                    // The program detects the end of the connection.
                    let _ = serve(stream, &network, &start_lock, &secret).await;
                    let _ = exit_sender.send(());
                });
            }
            Some(()) = exit_receiver.recv() => programs -= 1,
            () = tokio::time::sleep(PATIENCE), if programs == 0 => break,
        }
    }
    release(&path, &host);
    Ok(())
}

/// One program and its sidecar.
async fn serve(
    stream: TcpStream,
    network: &Network,
    start_lock: &Mutex<()>,
    secret: &str,
) -> Result<(), Box<dyn Error>> {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    let Some(first_line) = lines.next_line().await? else {
        return Ok(());
    };
    let join: Join = serde_json::from_str(&first_line)?;
    if join.secret != secret {
        return Ok(());
    }
    let (reports, mut received) = mpsc::unbounded_channel();
    // Sidecars start one at a time, because each start changes the working directory.
    let turn = start_lock.lock().await;
    let started = start(join, network, reports).await;
    drop(turn);
    let sidecar = match started {
        Ok(sidecar) => sidecar,
        Err(reason) => {
            writer
                .write_all(&line(&HostMessage::Refused(reason)))
                .await?;
            return Ok(());
        }
    };
    let started = HostMessage::Started {
        endpoints: Endpoints::new(&sidecar),
        warnings: warnings_of(&sidecar),
    };
    writer.write_all(&line(&started)).await?;
    let mut is_reported = false;
    let stop = loop {
        tokio::select! {
            Some(report) = received.recv() => writer.write_all(&line(&report)).await?,
            () = sidecar.wait_for_shutdown(), if !is_reported => {
                is_reported = true;
                let is_forced = sidecar.is_shutdown_forced();
                writer.write_all(&line(&HostMessage::Stopped { is_forced })).await?;
            }
            last_line = lines.next_line() => {
                let last_line = last_line.ok().flatten();
                break last_line.and_then(|last_line| serde_json::from_str(&last_line).ok()).unwrap_or(Stop::default());
            }
        }
    };
    sidecar.stop(Duration::from_millis(stop.grace_ms)).await;
    Ok(())
}

async fn start(
    join: Join,
    network: &Network,
    reports: mpsc::UnboundedSender<HostMessage>,
) -> Result<Sidecar, String> {
    let mut run = try_parse(join.args)?;
    if join.has_command {
        run.dapr_http_port.get_or_insert(0);
    }
    for path in paths(&mut run) {
        *path = join.folder.join(&path);
    }
    // The host itself logs nothing.
    let silent = Logger::to(Box::new(std::io::sink()), &LogFlags::default());
    let builder = builder(&run, network.sidecar(&run.app_id), &silent)?
        .api_token(join.api_token)
        .app_api_token(join.app_api_token)
        .log(move |record| {
            // The program may have exited.
            let _ = reports.send(HostMessage::Report {
                level: record.level.into(),
                scope: record.scope.to_owned(),
                message: record.message.clone(),
            });
        });
    let builder = if join.namespace.is_empty() {
        builder
    } else {
        builder.namespace(join.namespace)
    };
    let entered = WorkingFolder::enter(&join.folder).map_err(|error| error.to_string())?;
    let started = builder.start().await;
    drop(entered);
    started.map_err(|error| error.to_string())
}

fn paths(run: &mut Run) -> Vec<&mut std::path::PathBuf> {
    let lists = run.resources_path.iter_mut().chain(&mut run.config);
    lists
        .chain(&mut run.unix_domain_socket)
        .chain(&mut run.names_folder)
        .collect()
}
