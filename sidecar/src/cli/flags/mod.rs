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

/// The port of daprd for gRPC.
const GRPC_PORT: u16 = 50001;

/// A Dapr sidecar for development and tests, in one program: no Docker, no `dapr init`.
///
/// Without `run` it takes the same flags and acts as daprd: actors and jobs need the addresses of their services, whatever they
/// are.
#[derive(Debug, Parser)]
#[command(
    name = "dapr-sidecar",
    version,
    propagate_version = true,
    args_conflicts_with_subcommands = true,
    // If a flag is repeated the last one counts, as for daprd.
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
    /// Runs a sidecar and, beside it, a command. When the command ends, so does the sidecar.
    ///
    /// Takes the flags of `dapr run` and of daprd, with one dash or two. DAPR_API_TOKEN and APP_API_TOKEN hold the tokens,
    /// NAMESPACE the namespace, as for daprd.
    Run(Box<Run>),
}

/// A command line that was understood.
pub(crate) struct CommandLine {
    pub(crate) run: Run,
    /// Words that were ignored.
    pub(crate) stray: Vec<String>,
    /// The words in front of the command, each a flag with its value, such as `--app-id=shop`.
    pub(crate) words: Vec<String>,
}

/// Reads a command line. Ends the program after `--help`, `--version` and errors.
pub(crate) fn parse(line: impl IntoIterator<Item = OsString>) -> Result<CommandLine, String> {
    let root = command();
    let normalized = go_style::normalize(line, &root)?;
    let words = words(&normalized.words);
    let matches = root.get_matches_from(normalized.words);
    let arguments = Arguments::from_arg_matches(&matches).unwrap_or_else(|error| error.exit());
    Ok(CommandLine {
        run: arguments.run(),
        stray: normalized.stray,
        words,
    })
}

/// The words in front of a command, without the program.
fn words(words: &[OsString]) -> Vec<String> {
    let words = words
        .iter()
        .skip(1)
        .map_while(|word| word.to_str().filter(|word| *word != "--"));
    words.map(str::to_owned).collect()
}

/// Reads words that do not come from the command line of this program. The error is a message for the user.
pub(crate) fn try_parse(flags: Vec<String>) -> Result<Run, String> {
    let words = std::iter::once(OsString::from("dapr-sidecar"));
    let words = words.chain(flags.into_iter().map(OsString::from));
    let root = command();
    let words = go_style::normalize(words, &root)?.words;
    let matches = root
        .try_get_matches_from(words)
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
    /// The flags, with what their absence means.
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
    /// Port at which the application listens. -1 and 0 mean that it does not listen.
    #[arg(long, short = 'p', value_name = "PORT", value_parser = port)]
    pub(crate) app_port: Option<u16>,
    /// Protocol of the application: http, h2c or grpc. https and grpcs are accepted, but the sidecar has no TLS: the application
    /// is then called without it.
    #[arg(long, short = 'P', default_value = "http", value_name = "PROTOCOL", value_parser = protocol)]
    pub(crate) app_protocol: String,
    /// The same as https or grpcs. Deprecated.
    #[arg(long, hide = true)]
    pub(crate) app_ssl: bool,
    /// Host of the application.
    #[arg(long, default_value = "127.0.0.1", value_name = "HOST")]
    pub(crate) app_channel_address: String,
    /// Maximum number of concurrent calls to the application. 0 and less mean no limit.
    #[arg(long, default_value_t = -1, value_name = "NUMBER")]
    pub(crate) app_max_concurrency: i64,
    /// Port of the HTTP API. Defaults to 3500, or to a free port beside a command.
    #[arg(long, short = 'H', value_name = "PORT", value_parser = port)]
    pub(crate) dapr_http_port: Option<u16>,
    /// Port of the gRPC API for workers and clients of workflows. Defaults to a free port with `run`, to 50001 without it.
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
    /// Port for health and metadata alone. Not served if omitted.
    #[arg(long, value_name = "PORT", value_parser = port)]
    pub(crate) dapr_public_port: Option<u16>,
    /// Address to listen on for health and metadata alone. Defaults to 127.0.0.1.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) dapr_public_listen_address: Option<Addresses>,
    /// Folder for Unix domain sockets: the APIs are then served at dapr-ID-http.socket and dapr-ID-grpc.socket in it, and at free
    /// ports. Not on Windows.
    #[arg(long, short = 'u', value_name = "FOLDER")]
    pub(crate) unix_domain_socket: Option<PathBuf>,
    /// Folder of YAML files with components and subscriptions, or one such file. Can be repeated.
    #[arg(
        long,
        visible_alias = "components-path",
        short = 'd',
        value_name = "PATH",
        value_delimiter = ','
    )]
    pub(crate) resources_path: Vec<PathBuf>,
    /// YAML file with the `Configuration`. Can be repeated: later files win.
    #[arg(long, short = 'c', value_name = "FILE", value_delimiter = ',')]
    pub(crate) config: Vec<PathBuf>,
    /// Serves components that need a server, such as `state.redis`, from memory.
    #[arg(long)]
    pub(crate) stand_ins: bool,
    /// Makes the server of such components unreachable, by its `redisHost`. Can be repeated.
    #[arg(long = "lost-server", value_name = "HOST")]
    pub(crate) stopped_server: Vec<String>,
    /// Maximum size of a request, such as 4Mi. 0 and less mean no limit.
    #[arg(long, default_value = "4Mi", value_parser = size, value_name = "SIZE")]
    pub(crate) max_body_size: u64,
    /// The same in MiB, as older versions have it.
    #[arg(
        long,
        hide = true,
        value_name = "MIB",
        conflicts_with = "max_body_size"
    )]
    pub(crate) dapr_http_max_request_size: Option<i64>,
    /// Maximum size of the headers of a request.
    #[arg(long, default_value = "4Ki", value_parser = size, value_name = "SIZE")]
    pub(crate) read_buffer_size: u64,
    /// The same in KiB, as older versions have it.
    #[arg(
        long,
        hide = true,
        value_name = "KIB",
        conflicts_with = "read_buffer_size"
    )]
    pub(crate) dapr_http_read_buffer_size: Option<i64>,
    /// Origins of web pages that may call, separated by commas. `*` means all.
    #[arg(long, default_value = "", value_name = "ORIGINS")]
    pub(crate) allowed_origins: String,
    /// Requests not to make to the application at the start: config, subscribe.
    #[arg(long, value_delimiter = ',', value_name = "NAMES", value_parser = init_endpoint)]
    pub(crate) disable_init_endpoints: Vec<String>,
    /// Address of the placement service. Any address means that actors are available, and so does none: they need no service
    /// here. An empty one turns them off.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) placement_host_address: Option<String>,
    /// Address of the scheduler service. As above, for jobs.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) scheduler_host_address: Option<String>,
    /// Watches the health of the application.
    #[arg(long)]
    pub(crate) enable_app_health_check: bool,
    /// Path of the health check. Defaults to /healthz.
    #[arg(long, default_value = "", value_name = "PATH")]
    pub(crate) app_health_check_path: String,
    /// Interval between two checks, in seconds. Defaults to 5.
    #[arg(long, default_value = "0", value_parser = seconds, value_name = "TIME")]
    pub(crate) app_health_probe_interval: Duration,
    /// Timeout of a check, in milliseconds. Defaults to 500.
    #[arg(long, default_value = "0", value_parser = milliseconds, value_name = "TIME")]
    pub(crate) app_health_probe_timeout: Duration,
    /// Number of failures in a row after which the application is not called any more. Defaults to 3.
    #[arg(long, default_value_t = 0, value_name = "NUMBER")]
    pub(crate) app_health_threshold: i32,
    /// How long to wait at the end for running requests, and for the command.
    #[arg(long, default_value = "5", value_parser = seconds, value_name = "TIME")]
    pub(crate) dapr_graceful_shutdown_seconds: Duration,
    /// How long to serve on after a signal, such as 5s.
    #[arg(long, value_parser = duration, value_name = "TIME")]
    pub(crate) dapr_block_shutdown_duration: Option<Duration>,
    /// Folder through which the sidecars of this machine find each other. Defaults to one for this user.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) names_folder: Option<PathBuf>,
    /// Name of a network: programs with the same one share stand-ins, actors, reminders and jobs.
    #[arg(long, value_name = "NAME")]
    pub(crate) network: Option<String>,
    /// Hosts such a network. Only this program itself uses it.
    #[arg(long, hide = true)]
    pub(crate) network_host: Option<String>,
    /// Mode of daprd: standalone.
    #[arg(long, hide = true, default_value = "standalone", value_parser = mode)]
    mode: String,
    /// Runs the apps of this file, or of `dapr.yaml` in this folder, as `dapr run -f` does.
    #[arg(long, short = 'f', value_name = "PATH")]
    pub(crate) run_file: Option<PathBuf>,
    /// Not possible here.
    #[arg(long, short = 'k', hide = true)]
    pub(crate) kubernetes: bool,
    /// Waits until the sidecar at --dapr-http-port answers, and ends.
    #[arg(long)]
    pub(crate) wait: bool,
    /// The same as --version.
    #[arg(long, hide = true, action = clap::ArgAction::Version)]
    build_info: Option<bool>,
    #[command(flatten)]
    pub(crate) log: LogFlags,
    #[command(flatten)]
    pub(crate) no_effect: NoEffect,
    /// Command to run beside the sidecar, with its arguments. Finds the sidecar by DAPR_HTTP_PORT, DAPR_HTTP_ENDPOINT and
    /// DAPR_GRPC_PORT, and has APP_ID and APP_PORT.
    #[arg(last = true, value_name = "COMMAND")]
    pub(crate) command: Vec<String>,
}

/// What is reported, and how.
#[derive(Args, Clone, Debug)]
pub(crate) struct LogFlags {
    /// Least level of what is reported: debug, info, warn, error or fatal.
    #[arg(long, default_value = "info", value_name = "LEVEL")]
    pub(crate) log_level: Threshold,
    /// Reports in JSON, one object a line, with the fields of daprd.
    #[arg(long)]
    pub(crate) log_as_json: bool,
    /// File to report to, in place of standard error.
    #[arg(long, value_name = "FILE")]
    pub(crate) log_file: Option<PathBuf>,
    /// Reports each request to the HTTP API.
    #[arg(long)]
    pub(crate) enable_api_logging: bool,
}

impl Run {
    /// The port of the application, if it listens.
    pub(crate) fn listening_port(&self) -> Option<u16> {
        self.app_port.filter(|port| *port > 0)
    }

    /// The protocol of the application, with TLS if `--app-ssl` asks for it.
    pub(crate) fn protocol(&self) -> &str {
        match self.app_protocol.as_str() {
            "http" if self.app_ssl => "https",
            "grpc" if self.app_ssl => "grpcs",
            protocol => protocol,
        }
    }
}
