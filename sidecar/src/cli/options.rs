//! Converts flags to a sidecar and to the environment of its command.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use dapr_sidecar::SidecarBuilder;

use super::configuration::merged;
use super::flags::Run;
use super::handle::Endpoints;
use super::logger::Logger;

/// The default HTTP port of daprd.
pub(crate) const PORT: u16 = 3500;

/// Creates the builder of a sidecar. The error is a message for the user.
pub(crate) fn builder(
    run: &Run,
    builder: SidecarBuilder,
    logger: &Logger,
) -> Result<SidecarBuilder, String> {
    let logger = logger.clone();
    let variable = |name| std::env::var(name).unwrap_or_default();
    let mut builder = listening(run, builder)
        .app_id(&run.app_id)
        .app_protocol(without_tls(run.protocol()))
        .app_channel_address(&run.app_channel_address)
        .app_max_concurrency(usize::try_from(run.app_max_concurrency).unwrap_or(0))
        .max_body_size(in_bytes(run.dapr_http_max_request_size, 20).unwrap_or(run.max_body_size))
        .read_buffer_size(read_buffer_size(run))
        .allowed_origins(&run.allowed_origins)
        .log(move |record| logger.record(record))
        .log_api_calls(run.log.enable_api_logging)
        .name_resolution_folder(names_folder(run))
        .api_token(variable("DAPR_API_TOKEN"))
        .app_api_token(variable("APP_API_TOKEN"))
        .placement(run.placement_host_address.as_deref() != Some(""))
        .scheduler(run.scheduler_host_address.as_deref() != Some(""));
    let namespace = variable("NAMESPACE");
    if !namespace.is_empty() {
        builder = builder.namespace(namespace);
    }
    if let Some(port) = run.listening_port() {
        builder = builder.app_port(port);
    }
    builder = match run.config.as_slice() {
        [] => builder,
        [one] => builder.configuration_path(one),
        several => builder.configuration_yaml(merged(several)?),
    };
    if run.stand_ins {
        builder = builder.stand_ins();
    }
    if let Some(folder) = sockets_folder(variable("DAPR_COMPONENTS_SOCKETS_FOLDER")) {
        builder = builder.component_sockets_folder(folder);
    }
    for host in &run.stopped_server {
        builder = builder.stopped_server(host);
    }
    if run.enable_app_health_check {
        builder = health_check(run, builder);
    }
    for endpoint in &run.disable_init_endpoints {
        builder = builder.disable_init_endpoint(endpoint);
    }
    for path in &run.resources_path {
        builder = builder.resources_path(path);
    }
    Ok(builder)
}

fn listening(run: &Run, builder: SidecarBuilder) -> SidecarBuilder {
    let mut addresses = run.dapr_listen_addresses.0.iter().copied();
    let first = addresses.next().unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
    let has_sockets = run.unix_domain_socket.is_some();
    let default = if run.command.is_empty() { PORT } else { 0 };
    // Unix domain sockets replace the fixed ports.
    let port = |port: Option<u16>| if has_sockets { Some(0) } else { port };
    let http = port(run.dapr_http_port).unwrap_or(default);
    let grpc = port(run.dapr_grpc_port).unwrap_or(0);
    let mut builder = builder.listen(SocketAddr::new(first, http)).grpc_port(grpc);
    for address in addresses {
        builder = builder.additional_address(address);
    }
    if let Some(folder) = &run.unix_domain_socket {
        builder = builder.unix_domain_sockets(folder);
    }
    if let Some(port) = run.admin_port {
        builder = builder.admin_port(port);
    }
    if let Some(port) = run.dapr_public_port.filter(|port| *port > 0) {
        let addresses = run.dapr_public_listen_address.as_ref();
        let address = addresses.and_then(|addresses| addresses.0.first().copied());
        let address = address.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
        builder = builder.public_address(SocketAddr::new(address, port));
    }
    builder
}

fn health_check(run: &Run, builder: SidecarBuilder) -> SidecarBuilder {
    let path = match run.app_health_check_path.as_str() {
        "" => "/healthz",
        path => path,
    };
    let or = |value: Duration, default| if value.is_zero() { default } else { value };
    let threshold = u32::try_from(run.app_health_threshold).unwrap_or(0);
    builder.app_health_check(path).app_health_probes(
        or(run.app_health_probe_interval, Duration::from_secs(5)),
        or(run.app_health_probe_timeout, Duration::from_millis(500)),
        if threshold == 0 { 3 } else { threshold },
    )
}

/// A number of KiB or MiB, as older versions of daprd accept. Negative values become 0, which means no limit.
fn in_bytes(number: Option<i64>, bits: u32) -> Option<u64> {
    number.map(|number| u64::try_from(number).unwrap_or(0) << bits)
}

fn read_buffer_size(run: &Run) -> usize {
    let bytes = in_bytes(run.dapr_http_read_buffer_size, 10).unwrap_or(run.read_buffer_size);
    usize::try_from(bytes).unwrap_or(usize::MAX / 2)
}

/// The protocol that the sidecar actually uses with the application.
fn without_tls(protocol: &str) -> &str {
    match protocol {
        "https" => "http",
        "grpcs" => "grpc",
        protocol => protocol,
    }
}

/// The folder for sockets of pluggable components, as in daprd. `None` on systems without Unix domain sockets, unless a folder
/// is set.
fn sockets_folder(folder: String) -> Option<PathBuf> {
    if folder.is_empty() {
        return cfg!(unix).then(|| PathBuf::from("/tmp/dapr-components-sockets"));
    }
    Some(PathBuf::from(folder))
}

/// The folder for name resolution. Defaults to one per user, which all sidecars find.
pub(crate) fn names_folder(run: &Run) -> PathBuf {
    if let Some(folder) = &run.names_folder {
        return folder.clone();
    }
    let user = ["USER", "USERNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok());
    let user = user.unwrap_or_else(|| "user".to_owned());
    std::env::temp_dir().join(format!("dapr-sidecar-{user}"))
}

/// Returns the environment variables of the command.
pub(crate) fn variables(run: &Run, endpoints: &Endpoints) -> Vec<(String, Option<String>)> {
    let mut address = endpoints.http;
    match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => address.set_ip(Ipv4Addr::LOCALHOST.into()),
        IpAddr::V6(ip) if ip.is_unspecified() => {
            address.set_ip(std::net::Ipv6Addr::LOCALHOST.into());
        }
        _ => {}
    }
    let mut variables = vec![
        ("APP_ID", Some(run.app_id.clone())),
        ("APP_CHANNEL_ADDRESS", Some(run.app_channel_address.clone())),
        ("APP_PROTOCOL", Some(run.protocol().to_owned())),
        ("DAPR_HTTP_PORT", Some(address.port().to_string())),
        // The endpoint takes precedence over the port, so an inherited one must be removed.
        ("DAPR_HTTP_ENDPOINT", Some(format!("http://{address}"))),
        ("DAPR_ADMIN_ENDPOINT", endpoints.admin.clone()),
    ];
    if let Some(port) = endpoints.grpc_port {
        address.set_port(port);
        variables.push(("DAPR_GRPC_PORT", Some(port.to_string())));
        // Removed if the port is sufficient, because libraries expect different formats.
        let endpoint = (!address.ip().is_loopback()).then(|| format!("http://{address}"));
        variables.push(("DAPR_GRPC_ENDPOINT", endpoint));
    }
    if let Some(port) = run.listening_port() {
        variables.push(("APP_PORT", Some(port.to_string())));
    }
    let named = variables.into_iter();
    named
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// Returns warnings about flags, one line each.
pub(crate) fn warnings(run: &Run) -> Vec<String> {
    let mut warnings = Vec::new();
    let protocol = run.protocol();
    if protocol != without_tls(protocol) && run.listening_port().is_some() {
        warnings.push(format!(
            "the embedded sidecar has no TLS: it calls the application with {} although the app protocol is {protocol}",
            without_tls(protocol)
        ));
    }
    if !run.no_effect.0.is_empty() {
        warnings.push(format!(
            "these flags have no effect in the embedded sidecar: {}",
            run.no_effect.0.join(", ")
        ));
    }
    warnings
}
