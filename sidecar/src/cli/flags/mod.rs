//! The flags.

mod go_style;
mod no_effect;
mod quantity;
#[cfg(test)]
mod tests;
mod values;

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

pub(crate) use self::no_effect::NoEffect;
use self::quantity::size;
use self::values::{
    Addresses, duration, init_endpoint, milliseconds, mode, port, protocol, seconds,
};
use super::logger::Threshold;

/// The default gRPC port of daprd.
const GRPC_PORT: u16 = 50001;

/// A Dapr sidecar for development and tests, in one program: no Docker, no `dapr init`.
///
/// Without `run`, it accepts the same flags and behaves like daprd: actors and jobs are available only if the addresses of the
/// placement and scheduler services are set. Any address works.
#[derive(Debug, Parser)]
#[command(
    name = "dapr-sidecar",
    version,
    propagate_version = true,
    args_conflicts_with_subcommands = true,
    // If a flag is repeated, the last value wins, as in daprd.
    args_override_self = true
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    daprd: Run,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Runs a sidecar and a command. The sidecar stops when the command exits.
    ///
    /// Accepts the flags of `dapr run` and of daprd, with one dash or two. Like daprd, reads the API tokens from DAPR_API_TOKEN
    /// and APP_API_TOKEN, and the namespace from NAMESPACE.
    Run(Box<Run>),
}

/// A parsed command line.
pub(crate) struct CommandLine {
    pub(crate) run: Run,
    /// Ignored arguments.
    pub(crate) stray: Vec<String>,
    /// The arguments before the command, each a flag with its value, such as `--app-id=shop`.
    pub(crate) args: Vec<String>,
}

/// Parses a command line. Exits after `--help`, `--version` and errors.
pub(crate) fn parse(line: impl IntoIterator<Item = OsString>) -> Result<CommandLine, String> {
    let root = command();
    let normalized = go_style::normalize(line, &root)?;
    let args = arguments_before_command(&normalized.args);
    let matches = root.get_matches_from(normalized.args);
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    Ok(CommandLine {
        run: arguments.run(),
        stray: normalized.stray,
        args,
    })
}

/// The arguments before a command, without the program.
fn arguments_before_command(args: &[OsString]) -> Vec<String> {
    let args = args
        .iter()
        .skip(1)
        .map_while(|arg| arg.to_str().filter(|arg| *arg != "--"));
    args.map(str::to_owned).collect()
}

/// Parses arguments that do not come from the command line of this program. The error is a message for the user.
pub(crate) fn try_parse(flags: Vec<String>) -> Result<Run, String> {
    let args = std::iter::once(OsString::from("dapr-sidecar"));
    let args = args.chain(flags.into_iter().map(OsString::from));
    let root = command();
    let args = go_style::normalize(args, &root)?.args;
    let matches = root
        .try_get_matches_from(args)
        .and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = matches.map_err(|error| match std::error::Error::source(&error) {
        Some(reason) => reason.to_string(),
        None => error.kind().to_string(),
    })?;
    Ok(arguments.run())
}

fn command() -> clap::Command {
    let command = Arguments::command().after_long_help(no_effect::help());
    command.mut_subcommand("run", |run| run.after_long_help(no_effect::help()))
}

impl Arguments {
    /// The flags, with their defaults.
    fn run(self) -> Run {
        match self.command {
            Some(Command::Run(run)) => *run,
            None => {
                let mut run = self.daprd;
                run.placement_host_address.get_or_insert_default();
                run.scheduler_host_address.get_or_insert_default();
                run.dapr_grpc_port.get_or_insert(GRPC_PORT);
                run
            }
        }
    }
}

/// Flags with an effect.
#[derive(Args, Clone, Debug)]
pub(crate) struct Run {
    /// ID of the application.
    #[arg(long, short = 'a', default_value = "app", value_name = "ID")]
    pub(crate) app_id: String,
    /// Port on which the application listens. If -1 or 0, the application does not listen.
    #[arg(long, short = 'p', value_name = "PORT", value_parser = port)]
    pub(crate) app_port: Option<u16>,
    /// Protocol of the application: http, h2c or grpc. https and grpcs are accepted, but the sidecar has no TLS and calls the
    /// application without it.
    #[arg(long, short = 'P', default_value = "http", value_name = "PROTOCOL", value_parser = protocol)]
    pub(crate) app_protocol: String,
    /// Deprecated. Same as `--app-protocol https` or `grpcs`.
    #[arg(long, hide = true)]
    pub(crate) app_ssl: bool,
    /// Host of the application.
    #[arg(long, default_value = "127.0.0.1", value_name = "HOST")]
    pub(crate) app_channel_address: String,
    /// Maximum number of concurrent calls to the application. If 0 or negative, there is no limit.
    #[arg(long, default_value_t = -1, value_name = "NUMBER")]
    pub(crate) app_max_concurrency: i64,
    /// Port of the HTTP API. Defaults to 3500, or to a free port if a command is run.
    #[arg(long, short = 'H', value_name = "PORT", value_parser = port)]
    pub(crate) dapr_http_port: Option<u16>,
    /// Port of the gRPC API for workflow workers and clients. Defaults to a free port with `run`, and to 50001 without it.
    #[arg(long, short = 'G', value_name = "PORT", value_parser = port)]
    pub(crate) dapr_grpc_port: Option<u16>,
    /// Addresses to listen on, separated by commas: IP addresses or host names.
    #[arg(
        long,
        visible_alias = "dapr-listen-address",
        default_value = "127.0.0.1",
        value_name = "ADDRESSES"
    )]
    pub(crate) dapr_listen_addresses: Addresses,
    /// Port of the public API, which serves only health and metadata. If omitted, it is not served.
    #[arg(long, value_name = "PORT", value_parser = port)]
    pub(crate) dapr_public_port: Option<u16>,
    /// Address on which the public API listens. Defaults to 127.0.0.1.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) dapr_public_listen_address: Option<Addresses>,
    /// Port of the admin API, which controls the clock, injects failures and shows calls, events and state. Listens only on
    /// 127.0.0.1, and shows a page at /. 0 selects a free port. If omitted, it is disabled.
    #[arg(long, value_name = "PORT", value_parser = port)]
    pub(crate) admin_port: Option<u16>,
    /// Folder for Unix domain sockets. Serves the APIs at dapr-ID-http.socket and dapr-ID-grpc.socket in this folder, and on free
    /// TCP ports. Not supported on Windows.
    #[arg(long, short = 'u', value_name = "FOLDER")]
    pub(crate) unix_domain_socket: Option<PathBuf>,
    /// Folder of YAML files with resources (components, subscriptions), or one such file. Can be repeated.
    #[arg(
        long,
        visible_alias = "components-path",
        short = 'd',
        value_name = "PATH",
        value_delimiter = ','
    )]
    pub(crate) resources_path: Vec<PathBuf>,
    /// YAML file with the `Configuration`. Can be repeated; later files take precedence.
    #[arg(long, short = 'c', value_name = "FILE", value_delimiter = ',')]
    pub(crate) config: Vec<PathBuf>,
    /// Replaces components that need a server, such as `state.redis`, by in-memory stand-ins.
    #[arg(long)]
    pub(crate) stand_ins: bool,
    /// Simulates that the server with this `redisHost` is unreachable, for stand-ins. Can be repeated.
    #[arg(long = "lost-server", value_name = "HOST")]
    pub(crate) stopped_server: Vec<String>,
    /// Maximum size of a request body, such as 4Mi. If 0 or negative, there is no limit.
    #[arg(long, default_value = "4Mi", value_parser = size, value_name = "SIZE")]
    pub(crate) max_body_size: u64,
    /// Deprecated. Same as `--max-body-size`, in MiB.
    #[arg(
        long,
        hide = true,
        value_name = "MIB",
        conflicts_with = "max_body_size"
    )]
    pub(crate) dapr_http_max_request_size: Option<i64>,
    /// Maximum size of the request headers.
    #[arg(long, default_value = "4Ki", value_parser = size, value_name = "SIZE")]
    pub(crate) read_buffer_size: u64,
    /// Deprecated. Same as `--read-buffer-size`, in KiB.
    #[arg(
        long,
        hide = true,
        value_name = "KIB",
        conflicts_with = "read_buffer_size"
    )]
    pub(crate) dapr_http_read_buffer_size: Option<i64>,
    /// Origins that CORS allows, separated by commas. `*` allows all.
    #[arg(
        long,
        default_value = "",
        hide_default_value = true,
        value_name = "ORIGINS"
    )]
    pub(crate) allowed_origins: String,
    /// Startup requests to the application to skip, separated by commas: config, subscribe.
    #[arg(long, value_delimiter = ',', value_name = "NAMES", value_parser = init_endpoint)]
    pub(crate) disable_init_endpoints: Vec<String>,
    /// Address of the placement service. The embedded sidecar needs no such service: actors are available with any address, and
    /// also without this flag in `run`. An empty address disables actors.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) placement_host_address: Option<String>,
    /// Address of the scheduler service. Works like `--placement-host-address`, for jobs.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) scheduler_host_address: Option<String>,
    /// Enables health checks of the application.
    #[arg(long)]
    pub(crate) enable_app_health_check: bool,
    /// Path of the health check. Defaults to /healthz.
    #[arg(
        long,
        default_value = "",
        hide_default_value = true,
        value_name = "PATH"
    )]
    pub(crate) app_health_check_path: String,
    /// Interval between health checks, in seconds. Defaults to 5.
    #[arg(long, default_value = "0", hide_default_value = true, value_parser = seconds, value_name = "TIME")]
    pub(crate) app_health_probe_interval: Duration,
    /// Timeout of a health check, in milliseconds. Defaults to 500.
    #[arg(long, default_value = "0", hide_default_value = true, value_parser = milliseconds, value_name = "TIME")]
    pub(crate) app_health_probe_timeout: Duration,
    /// Number of consecutive failures after which the application counts as unhealthy. Defaults to 3.
    #[arg(
        long,
        default_value_t = 0,
        hide_default_value = true,
        value_name = "NUMBER"
    )]
    pub(crate) app_health_threshold: i32,
    /// Maximum time to wait at shutdown for active requests, and for the command.
    #[arg(long, default_value = "5", value_parser = seconds, value_name = "TIME")]
    pub(crate) dapr_graceful_shutdown_seconds: Duration,
    /// Time to keep serving requests after a signal, such as 5s.
    #[arg(long, value_parser = duration, value_name = "TIME")]
    pub(crate) dapr_block_shutdown_duration: Option<Duration>,
    /// Folder for name resolution between the sidecars of this machine. Defaults to a folder of the current user.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) names_folder: Option<PathBuf>,
    /// Name of a network. Programs in the same network share stand-ins, actors, reminders and jobs.
    #[arg(long, value_name = "NAME")]
    pub(crate) network: Option<String>,
    /// Hosts a network. Internal: the program starts itself with this flag.
    #[arg(long, hide = true)]
    pub(crate) network_host: Option<String>,
    /// Mode of daprd. Only standalone is supported.
    #[arg(long, hide = true, default_value = "standalone", value_parser = mode)]
    mode: String,
    /// Runs the apps of this file, or of `dapr.yaml` in this folder, as `dapr run -f` does.
    #[arg(long, short = 'f', value_name = "PATH")]
    pub(crate) run_file: Option<PathBuf>,
    /// Not supported: always an error.
    #[arg(long, short = 'k', hide = true)]
    pub(crate) kubernetes: bool,
    /// Waits until the sidecar at `--dapr-http-port` is ready, then exits.
    #[arg(long)]
    pub(crate) wait: bool,
    /// Same as `--version`.
    #[arg(long, hide = true, action = clap::ArgAction::Version)]
    build_info: Option<bool>,
    #[command(flatten)]
    pub(crate) log: LogFlags,
    #[command(flatten)]
    pub(crate) no_effect: NoEffect,
    /// Command to run with the sidecar, and its arguments. Its environment has DAPR_HTTP_PORT, DAPR_HTTP_ENDPOINT, DAPR_GRPC_PORT,
    /// APP_ID and APP_PORT, and DAPR_ADMIN_ENDPOINT with `--admin-port`.
    #[arg(last = true, value_name = "COMMAND")]
    pub(crate) command: Vec<String>,
}

/// Options of the log.
#[derive(Args, Clone, Debug)]
pub(crate) struct LogFlags {
    /// Minimum log level: debug, info, warn, error or fatal.
    #[arg(long, default_value = "info", value_name = "LEVEL")]
    pub(crate) log_level: Threshold,
    /// Logs in JSON, one object per line, with the fields of daprd.
    #[arg(long)]
    pub(crate) log_as_json: bool,
    /// File to log to instead of standard error.
    #[arg(long, value_name = "FILE")]
    pub(crate) log_file: Option<PathBuf>,
    /// Logs each request to the HTTP API.
    #[arg(long)]
    pub(crate) enable_api_logging: bool,
}

impl Run {
    /// The port of the application, if it listens.
    pub(crate) fn listening_port(&self) -> Option<u16> {
        self.app_port.filter(|port| *port > 0)
    }

    /// The protocol of the application, with TLS if `--app-ssl` is set.
    pub(crate) fn protocol(&self) -> &str {
        match self.app_protocol.as_str() {
            "http" if self.app_ssl => "https",
            "grpc" if self.app_ssl => "grpcs",
            protocol => protocol,
        }
    }
}
