//! The builder of a sidecar. `setup` turns its settings into a running sidecar.

mod setup;

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use dapr_client::DaprClient;

use crate::app::{AppHandler, AppWithClient, HealthCheck, Target};
use crate::log::Sink;
use crate::resources::{Component, Source, StandIns};
use crate::{Clock, LogRecord, Network};

/// The default maximum size of a request body: 4 MiB, as in daprd.
const MAX_BODY_SIZE: u64 = 4 << 20;

/// Configures and starts a sidecar; see [`Sidecar::builder`](crate::Sidecar::builder).
#[must_use = "the sidecar does nothing until it is started"]
pub struct SidecarBuilder {
    app_id: String,
    namespace: Option<String>,
    listen: SocketAddr,
    grpc_port: Option<u16>,
    additional_address: Vec<IpAddr>,
    sockets: Option<PathBuf>,
    public: Option<SocketAddr>,
    admin_port: Option<u16>,
    app: Option<Target>,
    app_with_client: Option<AppWithClient>,
    app_address: Option<String>,
    app_port: Option<u16>,
    app_protocol: String,
    app_token: Option<String>,
    max_concurrency: Option<usize>,
    health_check: Option<HealthCheck>,
    components: Vec<Component>,
    texts: Vec<(String, Source)>,
    paths: Vec<PathBuf>,
    configuration: Option<Configured>,
    stand_ins: StandIns,
    stopped_servers: Vec<String>,
    component_sockets_folder: Option<PathBuf>,
    api_token: Option<String>,
    max_body_size: Option<u64>,
    read_buffer_size: usize,
    allowed_origins: String,
    disable_init_endpoints: Vec<String>,
    placement: bool,
    scheduler: bool,
    names: Option<PathBuf>,
    network: Option<Network>,
    clock: Option<Clock>,
    log: Option<Sink>,
    logs_calls: bool,
}

enum Configured {
    Text(String),
    File(PathBuf),
}

impl SidecarBuilder {
    pub(crate) fn new(app_id: String) -> Self {
        Self {
            app_id,
            namespace: None,
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
            grpc_port: None,
            additional_address: Vec::new(),
            sockets: None,
            public: None,
            admin_port: None,
            app: None,
            app_with_client: None,
            app_address: None,
            app_port: None,
            app_protocol: "http".to_owned(),
            app_token: None,
            max_concurrency: None,
            health_check: None,
            components: Vec::new(),
            texts: Vec::new(),
            paths: Vec::new(),
            configuration: None,
            stand_ins: StandIns::None,
            stopped_servers: Vec::new(),
            component_sockets_folder: None,
            api_token: None,
            max_body_size: Some(MAX_BODY_SIZE),
            read_buffer_size: 4 << 10,
            allowed_origins: String::new(),
            disable_init_endpoints: Vec::new(),
            placement: true,
            scheduler: true,
            names: None,
            network: None,
            clock: None,
            log: None,
            logs_calls: false,
        }
    }

    /// Sets the app ID: letters, digits and dashes. Dots are not allowed. Defaults to `app`.
    pub fn app_id(mut self, app_id: impl Into<String>) -> Self {
        self.app_id = app_id.into();
        self
    }

    /// Sets the namespace of the application. Defaults to `default`. If set, components and endpoints of other namespaces are
    /// skipped.
    pub fn namespace(mut self, namespace: impl Into<String>) -> Self {
        self.namespace = Some(namespace.into());
        self
    }

    /// Sets the port that the application listens on. It does not have to listen yet.
    pub fn app_port(mut self, port: u16) -> Self {
        self.app_port = Some(port).filter(|port| *port > 0);
        self
    }

    /// Sets the host that the application listens on. Defaults to `127.0.0.1`.
    pub fn app_channel_address(mut self, host: impl Into<String>) -> Self {
        self.app_address = Some(host.into());
        self
    }

    /// Sets the protocol of the application: `http` (the default), `h2c` (HTTP/2 without TLS) or, with the feature `grpc`,
    /// `grpc`.
    pub fn app_protocol(mut self, protocol: impl Into<String>) -> Self {
        self.app_protocol = protocol.into();
        self
    }

    /// Uses a function in this process as the application, without a port or a socket.
    pub fn app(mut self, app: impl AppHandler) -> Self {
        self.app = Some(Target::Function(Arc::new(app)));
        self
    }

    /// Runs an application in this process that needs a client of the sidecar, such as one made with
    /// `dapr-app`: `create` is called once, before the application is called.
    ///
    /// ```
    /// # async fn start() -> Result<(), Box<dyn std::error::Error>> {
    /// use dapr_sidecar::{AppResponse, AppRequest, Sidecar};
    ///
    /// let sidecar = Sidecar::builder()
    ///     .app_with_client(|dapr| {
    ///         move |request: AppRequest| {
    ///             let dapr = dapr.clone();
    ///             async move {
    ///                 let metadata = dapr.get_metadata().await;
    ///                 AppResponse::new(if metadata.is_ok() { 200 } else { 500 })
    ///             }
    ///         }
    ///     })
    ///     .start()
    ///     .await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn app_with_client<H: AppHandler>(
        mut self,
        create: impl FnOnce(DaprClient) -> H + Send + 'static,
    ) -> Self {
        let (app, handler) = AppWithClient::new(create);
        self.app_with_client = Some(app);
        self.app(handler)
    }

    /// Sets the token that the sidecar sends to the application, like `APP_API_TOKEN` for daprd.
    pub fn app_api_token(mut self, token: impl Into<String>) -> Self {
        self.app_token = Some(token.into()).filter(|token| !token.is_empty());
        self
    }

    /// Limits the number of concurrent calls to the application. Unlimited by default; 0 also means
    /// unlimited.
    pub fn app_max_concurrency(mut self, calls: usize) -> Self {
        self.max_concurrency = Some(calls).filter(|calls| *calls > 0);
        self
    }

    /// Enables health checks of the application at this path. By default, the sidecar probes every 5 seconds
    /// and stops calling the application after 3 consecutive failures, until a probe succeeds again.
    pub fn app_health_check(mut self, path: impl Into<String>) -> Self {
        self.health_check.get_or_insert_default().path = path.into();
        self
    }

    /// Enables health checks and sets their interval, timeout and failure threshold.
    pub fn app_health_probes(
        mut self,
        interval: Duration,
        timeout: Duration,
        threshold: u32,
    ) -> Self {
        let check = self.health_check.get_or_insert_default();
        (check.interval, check.timeout, check.threshold) = (interval, timeout, threshold.max(1));
        self
    }

    /// Sets the listen address of the HTTP API. Defaults to a free port on localhost.
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.listen = address;
        self
    }

    /// Sets the port of the HTTP API on localhost. Defaults to a free port.
    pub fn http_port(mut self, port: u16) -> Self {
        self.listen.set_port(port);
        self
    }

    /// Enables the gRPC server on a free port; see [`Sidecar::grpc_port`](crate::Sidecar::grpc_port). Workflow workers and gRPC workflow
    /// clients need it. Needs the feature `grpc`. Disabled by default.
    pub fn grpc(self) -> Self {
        self.grpc_port(0)
    }

    /// Enables the gRPC server on this port of the HTTP listen address; see [`SidecarBuilder::grpc`].
    pub fn grpc_port(mut self, port: u16) -> Self {
        self.grpc_port = Some(port);
        self
    }

    /// Adds a listen address with the same ports. An address that cannot be used is skipped if another one works; see
    /// [`Sidecar::skipped_addresses`](crate::Sidecar::skipped_addresses).
    pub fn additional_address(mut self, address: IpAddr) -> Self {
        self.additional_address.push(address);
        self
    }

    /// Adds Unix domain sockets in a folder: `dapr-ID-http.socket` and, with the feature `grpc`,
    /// `dapr-ID-grpc.socket`, with the names of daprd.
    pub fn unix_domain_sockets(mut self, folder: impl AsRef<Path>) -> Self {
        self.sockets = Some(folder.as_ref().to_owned());
        self
    }

    /// Adds a listen address that serves only health and metadata.
    pub fn public_address(mut self, address: SocketAddr) -> Self {
        self.public = Some(address);
        self
    }

    /// Enables the admin API on this port of the loopback address, or on a free one if it is 0; see
    /// [`Sidecar::admin_endpoint`](crate::Sidecar::admin_endpoint). Disabled by default.
    ///
    /// The admin API lets tests in other languages control the clock, inject failures, and inspect calls, events and state. It
    /// needs no token. Requires the feature `admin` of this package.
    pub fn admin_port(mut self, port: u16) -> Self {
        self.admin_port = Some(port);
        self
    }

    /// Adds a component.
    pub fn component(mut self, component: Component) -> Self {
        self.components.push(component);
        self
    }

    /// Adds the resources of a YAML text in daprd's format: components, subscriptions, HTTP endpoints,
    /// resiliency policies.
    pub fn resources_yaml(mut self, yaml: impl Into<String>) -> Self {
        let source = Source::text(&format!("YAML text {}", self.texts.len() + 1));
        self.texts.push((yaml.into(), source));
        self
    }

    /// Adds the resources of a YAML file, or of all YAML files in a folder.
    pub fn resources_path(mut self, path: impl AsRef<Path>) -> Self {
        self.paths.push(path.as_ref().to_owned());
        self
    }

    /// Sets the `Configuration` resource from a YAML text.
    pub fn configuration_yaml(mut self, yaml: impl Into<String>) -> Self {
        self.configuration = Some(Configured::Text(yaml.into()));
        self
    }

    /// Sets the `Configuration` resource from a YAML file.
    pub fn configuration_path(mut self, path: impl AsRef<Path>) -> Self {
        self.configuration = Some(Configured::File(path.as_ref().to_owned()));
        self
    }

    /// Replaces components of this type, such as `state.redis`, by in-memory stand-ins.
    pub fn stand_in(mut self, component_type: &str) -> Self {
        self.stand_ins.allow(component_type);
        self
    }

    /// Makes a stand-in server unavailable from the start; see [`Network::stop_server`].
    pub fn stopped_server(mut self, host: impl Into<String>) -> Self {
        self.stopped_servers.push(host.into());
        self
    }

    /// Replaces components of all types that have a stand-in by in-memory stand-ins.
    pub fn stand_ins(mut self) -> Self {
        self.stand_ins = StandIns::All;
        self
    }

    /// Discovers pluggable components at the Unix sockets in this folder, like
    /// `DAPR_COMPONENTS_SOCKETS_FOLDER` for daprd. For example, `droid.sock` provides `state.droid`,
    /// `secretstores.droid` and `bindings.droid`, depending on the gRPC services of the program. The programs
    /// must be listening already. By default, no pluggable components are available.
    pub fn component_sockets_folder(mut self, folder: impl AsRef<Path>) -> Self {
        self.component_sockets_folder = Some(folder.as_ref().to_owned());
        self
    }

    /// Sets the token that callers must send, like `DAPR_API_TOKEN` for daprd.
    pub fn api_token(mut self, token: impl Into<String>) -> Self {
        self.api_token = Some(token.into()).filter(|token| !token.is_empty());
        self
    }

    /// Sets the maximum size of a request body. Defaults to 4 MiB; 0 means unlimited.
    pub fn max_body_size(mut self, bytes: u64) -> Self {
        self.max_body_size = Some(bytes).filter(|bytes| *bytes > 0);
        self
    }

    /// Sets the maximum size of a request head, like daprd's `--read-buffer-size`. Defaults to 4 KiB. As in
    /// daprd, 4 KiB more are accepted.
    pub fn read_buffer_size(mut self, bytes: usize) -> Self {
        self.read_buffer_size = bytes;
        self
    }

    /// Sets the allowed CORS origins, separated by commas; `*` allows all. None by default.
    pub fn allowed_origins(mut self, origins: impl Into<String>) -> Self {
        self.allowed_origins = origins.into();
        self
    }

    /// Skips a request to the application at startup: `config` or `subscribe`.
    pub fn disable_init_endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.disable_init_endpoints.push(endpoint.into());
        self
    }

    /// Whether the placement service is available, as with `--placement-host-address`. Actors need it.
    /// Defaults to `true`.
    pub fn placement(mut self, placement: bool) -> Self {
        self.placement = placement;
        self
    }

    /// Whether the scheduler service is available, as with `--scheduler-host-address`. Jobs need it. Defaults
    /// to `true`.
    pub fn scheduler(mut self, scheduler: bool) -> Self {
        self.scheduler = scheduler;
        self
    }

    /// Shares a name resolution folder with the sidecars of other processes: each sidecar writes its address
    /// there. Their applications can invoke each other; other resources of a [`Network`] are not shared
    /// between processes. A `Configuration` with SQLite name resolution takes precedence: the folder is then
    /// next to its database file.
    pub fn name_resolution_folder(mut self, folder: impl AsRef<Path>) -> Self {
        self.names = Some(folder.as_ref().to_owned());
        self
    }

    /// Sets a receiver for log records: rejected subscriptions, failing handlers, dropped events. By default, there is no log. The
    /// function is called on the thread of the sidecar, so it must not block.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// use dapr_sidecar::Sidecar;
    ///
    /// let sidecar = Sidecar::builder().log(|record| eprintln!("{}: {}", record.level, record.message)).start().await?;
    /// # drop(sidecar);
    /// # Ok(())
    /// # }
    /// ```
    pub fn log(mut self, sink: impl Fn(&LogRecord) + Send + Sync + 'static) -> Self {
        self.log = Some(Arc::new(sink));
        self
    }

    /// Also logs each request to the HTTP API, like daprd's `--enable-api-logging`.
    pub fn log_api_calls(mut self, logs: bool) -> Self {
        self.logs_calls = logs;
        self
    }

    /// Adds the sidecar to a network, and uses the clock of the network.
    pub fn network(mut self, network: &Network) -> Self {
        self.network = Some(network.clone());
        self
    }

    /// Sets the clock, for example a frozen one. Ignored if [`SidecarBuilder::network`] is set, because a
    /// network has its own clock.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = Some(clock);
        self
    }
}

impl fmt::Debug for SidecarBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SidecarBuilder")
            .field("app_id", &self.app_id)
            .finish_non_exhaustive()
    }
}
