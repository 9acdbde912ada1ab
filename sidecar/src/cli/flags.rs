//! The flags.

use std::net::IpAddr;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

use super::quantity::{size, time};

/// The port of daprd for gRPC.
const GRPC_PORT: u16 = 50001;

/// A Dapr sidecar for development and tests, in one program: no Docker, no `dapr init`.
///
/// Without `run` it takes the same flags and is as daprd: actors and jobs are there only if the addresses of their services
/// are given, whatever they are.
#[derive(Debug, Parser)]
#[command(
    name = "dapr-sidecar",
    version,
    args_conflicts_with_subcommands = true,
    // Of a flag that is given twice the last counts, as for daprd.
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
    /// Runs a sidecar, and beside it a command that ends it when it ends.
    ///
    /// Takes the flags of `dapr run` and of daprd; those that mean nothing here are said and left alone. The tokens are in the
    /// variables DAPR_API_TOKEN and APP_API_TOKEN, the namespace in NAMESPACE, as for daprd.
    Run(Box<Run>),
}

impl Arguments {
    /// The flags, with what they mean by not being there.
    pub(crate) fn run(self) -> Run {
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

/// Flags that say something here.
#[derive(Args, Debug)]
pub(crate) struct Run {
    /// The id of the application.
    #[arg(long, short = 'a', default_value = "app", value_name = "ID")]
    pub(crate) app_id: String,
    /// The port at which the application listens.
    #[arg(long, short = 'p', value_name = "PORT")]
    pub(crate) app_port: Option<u16>,
    /// How the application is spoken to: http, h2c or grpc.
    #[arg(long, short = 'P', default_value = "http", value_name = "PROTOCOL")]
    pub(crate) app_protocol: String,
    /// The host of the application.
    #[arg(long, default_value = "127.0.0.1", value_name = "HOST")]
    pub(crate) app_channel_address: String,
    /// The most calls that the application has at a time; 0 or less is without limit.
    #[arg(long, default_value_t = -1, value_name = "NUMBER", allow_negative_numbers = true)]
    pub(crate) app_max_concurrency: i64,
    /// The port of the API. Otherwise 3500, or beside a command a free one.
    #[arg(long, short = 'H', value_name = "PORT")]
    pub(crate) dapr_http_port: Option<u16>,
    /// The port for workers and clients of workflows, which speak gRPC. Otherwise a free one, and without `run` 50001.
    #[arg(long, short = 'G', value_name = "PORT")]
    pub(crate) dapr_grpc_port: Option<u16>,
    /// The address to listen at.
    #[arg(
        long,
        visible_alias = "dapr-listen-address",
        default_value = "127.0.0.1",
        value_name = "ADDRESS"
    )]
    pub(crate) dapr_listen_addresses: IpAddr,
    /// A folder of YAML files with components and subscriptions, or one such file. May be given several times.
    #[arg(
        long,
        visible_alias = "components-path",
        short = 'd',
        value_name = "PATH"
    )]
    pub(crate) resources_path: Vec<PathBuf>,
    /// A YAML file with the `Configuration`.
    #[arg(long, short = 'c', value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Serves components that need a server, such as `state.redis`, from memory.
    #[arg(long)]
    pub(crate) stand_ins: bool,
    /// Lets the server of such components be gone, by its `redisHost`. May be given several times.
    #[arg(long, value_name = "HOST")]
    pub(crate) lost_server: Vec<String>,
    /// The most bytes of a request, such as 4Mi; 0 is without limit.
    #[arg(long, default_value = "4Mi", value_parser = size, value_name = "SIZE", allow_hyphen_values = true)]
    pub(crate) max_body_size: u64,
    /// The same in MiB, as older versions have it.
    #[arg(
        long,
        value_name = "MIB",
        conflicts_with = "max_body_size",
        allow_negative_numbers = true
    )]
    pub(crate) dapr_http_max_request_size: Option<i64>,
    /// The most bytes of the head of a request.
    #[arg(long, default_value = "4Ki", value_parser = size, value_name = "SIZE")]
    pub(crate) read_buffer_size: u64,
    /// Origins of web pages that may call, with commas between them; `*` are all.
    #[arg(long, default_value = "", value_name = "ORIGINS")]
    pub(crate) allowed_origins: String,
    /// What the application is not asked at the start: config, subscribe.
    #[arg(long, value_delimiter = ',', value_name = "NAMES")]
    pub(crate) disable_init_endpoints: Vec<String>,
    /// Where the placement service is. Any address means that there are actors, and so does none: they need no
    /// service here. An empty one means that there are none.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) placement_host_address: Option<String>,
    /// Where the scheduler service is; as above, for jobs.
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) scheduler_host_address: Option<String>,
    /// Watches the health of the application.
    #[arg(long)]
    pub(crate) enable_app_health_check: bool,
    /// The path that is asked for the health of the application.
    #[arg(long, default_value = "/healthz", value_name = "PATH")]
    pub(crate) app_health_check_path: String,
    /// How often it is asked; a number is in seconds.
    #[arg(long, default_value = "5", value_parser = seconds, value_name = "TIME")]
    pub(crate) app_health_probe_interval: Duration,
    /// How long the answer may take; a number is in milliseconds.
    #[arg(long, default_value = "500", value_parser = milliseconds, value_name = "TIME")]
    pub(crate) app_health_probe_timeout: Duration,
    /// After so many failures in a row the application is not called any more.
    #[arg(long, default_value_t = 3, value_name = "NUMBER")]
    pub(crate) app_health_threshold: u32,
    /// How long is waited at the end for what is being answered, and for the command.
    #[arg(long, default_value = "5", value_parser = seconds, value_name = "TIME")]
    pub(crate) dapr_graceful_shutdown_seconds: Duration,
    /// A folder by which the sidecars of this machine find each other. Otherwise one for all of this user.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) names_folder: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) without: Without,
    /// The command that is run beside the sidecar, with its arguments. It finds the sidecar by DAPR_HTTP_PORT,
    /// DAPR_HTTP_ENDPOINT and DAPR_GRPC_PORT, and has APP_ID and APP_PORT.
    #[arg(last = true, value_name = "COMMAND")]
    pub(crate) command: Vec<String>,
}

/// Flags of daprd and `dapr run` that are taken and mean nothing here.
#[derive(Args, Debug)]
pub(crate) struct Without {
    #[arg(long, short = 'I', hide = true)]
    dapr_internal_grpc_port: Option<String>,
    #[arg(long, hide = true)]
    dapr_internal_grpc_listen_address: Option<String>,
    #[arg(long, short = 'M', hide = true)]
    metrics_port: Option<String>,
    #[arg(long, hide = true)]
    metrics_listen_address: Option<String>,
    #[arg(long, hide = true, num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    enable_metrics: Option<String>,
    #[arg(long, hide = true)]
    profile_port: Option<String>,
    #[arg(long, hide = true, num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    enable_profiling: Option<String>,
    #[arg(long, hide = true, num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    enable_api_logging: Option<String>,
    #[arg(long, hide = true, num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    enable_mtls: Option<String>,
    #[arg(long, hide = true)]
    log_level: Option<String>,
    #[arg(long, hide = true, num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    log_as_json: Option<String>,
    #[arg(long, hide = true)]
    mode: Option<String>,
    #[arg(long, hide = true)]
    runtime_path: Option<String>,
    #[arg(long, hide = true)]
    sentry_address: Option<String>,
}

impl Without {
    /// The names of those that were given.
    pub(crate) fn given(&self) -> Vec<&'static str> {
        let all = [
            ("--dapr-internal-grpc-port", &self.dapr_internal_grpc_port),
            (
                "--dapr-internal-grpc-listen-address",
                &self.dapr_internal_grpc_listen_address,
            ),
            ("--metrics-port", &self.metrics_port),
            ("--metrics-listen-address", &self.metrics_listen_address),
            ("--enable-metrics", &self.enable_metrics),
            ("--profile-port", &self.profile_port),
            ("--enable-profiling", &self.enable_profiling),
            ("--enable-api-logging", &self.enable_api_logging),
            ("--enable-mtls", &self.enable_mtls),
            ("--log-level", &self.log_level),
            ("--log-as-json", &self.log_as_json),
            ("--mode", &self.mode),
            ("--runtime-path", &self.runtime_path),
            ("--sentry-address", &self.sentry_address),
        ];
        all.into_iter()
            .filter(|(_, value)| value.is_some())
            .map(|(name, _)| name)
            .collect()
    }
}

fn seconds(text: &str) -> Result<Duration, String> {
    time(text, Duration::from_secs(1))
}

fn milliseconds(text: &str) -> Result<Duration, String> {
    time(text, Duration::from_millis(1))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    fn run(line: &str) -> Run {
        Arguments::try_parse_from(line.split(' ')).unwrap().run()
    }

    #[test]
    fn the_flags_fit_together() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn as_dapr_run_is_called() {
        let run = run(
            "dapr-sidecar run --app-id echo-service --app-port 9004 --dapr-http-port 3502 --components-path a -d b -- ./echo --fast",
        );
        assert_eq!(
            (run.app_id.as_str(), run.app_port, run.dapr_http_port),
            ("echo-service", Some(9004), Some(3502))
        );
        assert_eq!(run.resources_path, [PathBuf::from("a"), PathBuf::from("b")]);
        assert_eq!(run.command, ["./echo", "--fast"]);
    }

    #[test]
    fn the_last_of_a_flag_counts() {
        let run = run("dapr-sidecar --app-protocol=http -d a --app-protocol=grpc -d b");
        assert_eq!(run.app_protocol, "grpc");
        assert_eq!(run.resources_path.len(), 2);
    }

    #[test]
    fn as_daprd_is_called() {
        let run = run(
            "dapr-sidecar --app-id x --enable-metrics=false --dapr-grpc-port 1 --max-body-size=64Ki --app-health-probe-interval 2 --disable-init-endpoints=config,subscribe",
        );
        assert_eq!(run.max_body_size, 64 << 10);
        assert_eq!(run.app_health_probe_interval, Duration::from_secs(2));
        assert_eq!(run.disable_init_endpoints, ["config", "subscribe"]);
        assert_eq!(run.dapr_grpc_port, Some(1));
        assert_eq!(run.without.given(), ["--enable-metrics"]);
    }
}
