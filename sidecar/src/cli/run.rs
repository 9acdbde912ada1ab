//! Running a sidecar, and a command beside it.

use std::error::Error;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use dapr_sidecar::{Sidecar, SidecarBuilder};

use super::child::Child;
use super::flags::Run;

/// The port of daprd.
const PORT: u16 = 3500;

/// Runs until the command ends, or a signal or `POST /v1.0/shutdown` comes. The command's exit code is the program's.
pub(crate) fn run(run: Run) -> Result<ExitCode, Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(serve(run))
}

async fn serve(run: Run) -> Result<ExitCode, Box<dyn Error>> {
    let grace = run.dapr_graceful_shutdown_seconds;
    let sidecar = builder(&run).start().await?;
    eprintln!(
        "dapr-sidecar: the sidecar of `{}` is at {}{}",
        sidecar.app_id(),
        sidecar.http_endpoint(),
        sidecar
            .grpc_endpoint()
            .map(|endpoint| format!(", and for workflows at {endpoint}"))
            .unwrap_or_default()
    );
    for ignored in sidecar.ignored() {
        eprintln!("dapr-sidecar: {ignored}");
    }
    let without = run.without.given();
    if !without.is_empty() {
        eprintln!(
            "dapr-sidecar: these flags mean nothing here: {}",
            without.join(", ")
        );
    }
    let mut child = match run.command.split_first() {
        Some((program, arguments)) => Some(Child::start(
            program,
            arguments,
            &variables(&run, &sidecar),
        )?),
        None => None,
    };
    let code = tokio::select! {
        code = ended(&mut child) => code?,
        () = sidecar.stopped() => end(&mut child, grace, sidecar.was_forced()).await?,
        signal = signal() => {
            signal?;
            end(&mut child, grace, false).await?
        }
    };
    sidecar.stop(grace).await;
    Ok(code)
}

fn builder(run: &Run) -> SidecarBuilder {
    let variable = |name| std::env::var(name).unwrap_or_default();
    let free = !run.command.is_empty();
    let port = run.dapr_http_port.unwrap_or(if free { 0 } else { PORT });
    let body = run
        .dapr_http_max_request_size
        .map_or(run.max_body_size, |mib| {
            u64::try_from(mib).unwrap_or(0) << 20
        });
    let mut builder = Sidecar::builder()
        .app_id(&run.app_id)
        .app_protocol(&run.app_protocol)
        .app_channel_address(&run.app_channel_address)
        .app_max_concurrency(usize::try_from(run.app_max_concurrency).unwrap_or(0))
        .listen(SocketAddr::new(run.dapr_listen_addresses, port))
        .grpc_port(run.dapr_grpc_port.unwrap_or(0))
        .max_body_size(body)
        .read_buffer_size(usize::try_from(run.read_buffer_size).unwrap_or(usize::MAX / 2))
        .allowed_origins(&run.allowed_origins)
        .names_folder(run.names_folder.clone().unwrap_or_else(names_folder))
        .api_token(variable("DAPR_API_TOKEN"))
        .app_api_token(variable("APP_API_TOKEN"));
    let namespace = variable("NAMESPACE");
    if !namespace.is_empty() {
        builder = builder.namespace(namespace);
    }
    if let Some(port) = run.app_port {
        builder = builder.app_port(port);
    }
    if let Some(config) = &run.config {
        builder = builder.configuration_path(config);
    }
    if run.stand_ins {
        builder = builder.stand_ins();
    }
    if let Some(folder) = sockets_folder(variable("DAPR_COMPONENTS_SOCKETS_FOLDER")) {
        builder = builder.component_sockets(folder);
    }
    for host in &run.lost_server {
        builder = builder.lost_server(host);
    }
    if run.enable_app_health_check {
        builder = builder
            .app_health_check(&run.app_health_check_path)
            .app_health_probes(
                run.app_health_probe_interval,
                run.app_health_probe_timeout,
                run.app_health_threshold,
            );
    }
    builder = builder
        .placement(run.placement_host_address.as_deref() != Some(""))
        .scheduler(run.scheduler_host_address.as_deref() != Some(""));
    for endpoint in &run.disable_init_endpoints {
        builder = builder.disable_init_endpoint(endpoint);
    }
    for path in &run.resources_path {
        builder = builder.resources_path(path);
    }
    builder
}

/// Where pluggable components are, as for daprd; nowhere where there are no Unix sockets, unless a folder is given.
fn sockets_folder(given: String) -> Option<PathBuf> {
    if given.is_empty() {
        return cfg!(unix).then(|| PathBuf::from("/tmp/dapr-components-sockets"));
    }
    Some(PathBuf::from(given))
}

/// As daprd finds its like on one machine without being told where they are.
fn names_folder() -> PathBuf {
    let user = ["USER", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok());
    let user = user.unwrap_or_else(|| "user".to_owned());
    std::env::temp_dir().join(format!("dapr-sidecar-{user}"))
}

/// What the command finds in its environment.
fn variables(run: &Run, sidecar: &Sidecar) -> Vec<(&'static str, Option<String>)> {
    let mut address = sidecar.address();
    if address.ip().is_unspecified() {
        address.set_ip(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    let mut variables = vec![
        ("APP_ID", Some(run.app_id.clone())),
        ("DAPR_HTTP_PORT", Some(address.port().to_string())),
        // It wins over the port, so one from elsewhere must not stay.
        ("DAPR_HTTP_ENDPOINT", Some(format!("http://{address}"))),
    ];
    if let Some(port) = sidecar.grpc_port() {
        address.set_port(port);
        variables.push(("DAPR_GRPC_PORT", Some(port.to_string())));
        // The same, but not all libraries take the same text: where the port is enough there is none.
        let endpoint = (!address.ip().is_loopback()).then(|| format!("http://{address}"));
        variables.push(("DAPR_GRPC_ENDPOINT", endpoint));
    }
    if let Some(port) = run.app_port {
        variables.push(("APP_PORT", Some(port.to_string())));
    }
    variables
}

/// Waits for the end of the command; without one for ever.
async fn ended(child: &mut Option<Child>) -> std::io::Result<ExitCode> {
    match child {
        Some(child) => child.wait().await,
        None => std::future::pending().await,
    }
}

/// Tells the command to end.
async fn end(
    child: &mut Option<Child>,
    grace: Duration,
    forced: bool,
) -> std::io::Result<ExitCode> {
    if let Some(child) = child {
        child
            .end(if forced { Duration::ZERO } else { grace })
            .await?;
    }
    Ok(if forced {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// Waits for Ctrl-C, or that something tells the program to end.
#[cfg(unix)]
async fn signal() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        result = tokio::signal::ctrl_c() => result,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn signal() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
