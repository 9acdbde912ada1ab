//! Beginning a sidecar: all that can be said about it; `setup` makes it of that.

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

/// The most bytes of a request, unless something else is said: 4 MiB, as in daprd.
const MAX_BODY_SIZE: u64 = 4 << 20;

/// A sidecar that is being put together; see [`Sidecar::builder`].
#[must_use = "nothing runs until it is started"]
pub struct SidecarBuilder {
    app_id: String,
    namespace: Option<String>,
    listen: SocketAddr,
    grpc_port: Option<u16>,
    listen_also: Vec<IpAddr>,
    sockets: Option<PathBuf>,
    public: Option<SocketAddr>,
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
    lost_servers: Vec<String>,
    component_sockets: Option<PathBuf>,
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
            listen_also: Vec::new(),
            sockets: None,
            public: None,
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
            lost_servers: Vec::new(),
            component_sockets: None,
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

    /// The id of the application: letters, digits and dashes, no dots.
    pub fn app_id(mut self, app_id: impl Into<String>) -> Self {
        self.app_id = app_id.into();
        self
    }

    /// The namespace of the application. Defaults to `default`. If it is given, components and endpoints of other namespaces are left out.
    pub fn namespace(mut self, namespace: impl Into<String>) -> Self {
        self.namespace = Some(namespace.into());
        self
    }

    /// The port at which the application listens. It need not listen yet.
    pub fn app_port(mut self, port: u16) -> Self {
        self.app_port = Some(port).filter(|port| *port > 0);
        self
    }

    /// The host at which the application listens; `127.0.0.1` otherwise.
    pub fn app_channel_address(mut self, host: impl Into<String>) -> Self {
        self.app_address = Some(host.into());
        self
    }

    /// How the application is spoken to: `http` (otherwise), `h2c`, which is HTTP/2 without TLS, or `grpc`.
    pub fn app_protocol(mut self, protocol: impl Into<String>) -> Self {
        self.app_protocol = protocol.into();
        self
    }

    /// The application is a function of this process: no port, no socket.
    pub fn app(mut self, app: impl AppHandler) -> Self {
        self.app = Some(Target::Function(Arc::new(app)));
        self
    }

    /// Runs an application in this process that needs a client of the sidecar, such as one made with
    /// `dapr-app`: `create` is called once, before the application is called.
    ///
    /// ```
    /// # async fn start() -> Result<(), Box<dyn std::error::Error>> {
    /// use dapr_sidecar::{AppReply, AppRequest, Sidecar};
    ///
    /// let sidecar = Sidecar::builder()
    ///     .app_with_client(|dapr| {
    ///         move |request: AppRequest| {
    ///             let dapr = dapr.clone();
    ///             async move {
    ///                 let metadata = dapr.get_metadata().await;
    ///                 AppReply::new(if metadata.is_ok() { 200 } else { 500 })
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

    /// The token that the sidecar presents to the application, as `APP_API_TOKEN` does for daprd.
    pub fn app_api_token(mut self, token: impl Into<String>) -> Self {
        self.app_token = Some(token.into()).filter(|token| !token.is_empty());
        self
    }

    /// The most calls that the application has at a time.
    pub fn app_max_concurrency(mut self, most: usize) -> Self {
        self.max_concurrency = Some(most).filter(|most| *most > 0);
        self
    }

    /// Watches the health of the application: asks this path at intervals (5 s), and after some failures in a row (3) does not
    /// call the application any more until it is well again.
    pub fn app_health_check(mut self, path: impl Into<String>) -> Self {
        self.health_check.get_or_insert_default().path = path.into();
        self
    }

    /// How the health of the application is watched: how often, how long an answer may take, how many failures make it unhealthy.
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

    /// The address to listen at; a free port of the local host otherwise.
    pub fn listen(mut self, address: SocketAddr) -> Self {
        self.listen = address;
        self
    }

    /// The port of the local host to listen at; a free one otherwise.
    pub fn http_port(mut self, port: u16) -> Self {
        self.listen.set_port(port);
        self
    }

    /// Listens for gRPC as well, at a free port: see [`Sidecar::grpc_port`]. That is what workers of workflows need, and
    /// clients of workflows that speak gRPC. Without it there is none.
    pub fn grpc(self) -> Self {
        self.grpc_port(0)
    }

    /// Listens for gRPC as well, at this port of the host that is listened at; see [`SidecarBuilder::grpc`].
    pub fn grpc_port(mut self, port: u16) -> Self {
        self.grpc_port = Some(port);
        self
    }

    /// Listens at a further address too, with the same ports. It is skipped if that fails and another address works; see
    /// [`Sidecar::skipped_addresses`].
    ///
    /// [`Sidecar::skipped_addresses`]: crate::Sidecar::skipped_addresses
    pub fn listen_also(mut self, address: IpAddr) -> Self {
        self.listen_also.push(address);
        self
    }

    /// Listens on Unix domain sockets in a folder too: `dapr-ID-http.socket` and `dapr-ID-grpc.socket`, as daprd names them.
    pub fn unix_domain_sockets(mut self, folder: impl AsRef<Path>) -> Self {
        self.sockets = Some(folder.as_ref().to_owned());
        self
    }

    /// Serves health and metadata alone at this address too, without the rest of the API.
    pub fn public_address(mut self, address: SocketAddr) -> Self {
        self.public = Some(address);
        self
    }

    /// Adds a component.
    pub fn component(mut self, component: Component) -> Self {
        self.components.push(component);
        self
    }

    /// Adds the resources of a YAML text: components, subscriptions, HTTP endpoints, as in the files of daprd.
    pub fn resources_yaml(mut self, yaml: impl Into<String>) -> Self {
        let source = Source::text(&format!("YAML text {}", self.texts.len() + 1));
        self.texts.push((yaml.into(), source));
        self
    }

    /// Adds the resources of all YAML files in a folder, or of one file.
    pub fn resources_path(mut self, path: impl AsRef<Path>) -> Self {
        self.paths.push(path.as_ref().to_owned());
        self
    }

    /// Takes the `Configuration` of a YAML text.
    pub fn configuration_yaml(mut self, yaml: impl Into<String>) -> Self {
        self.configuration = Some(Configured::Text(yaml.into()));
        self
    }

    /// Takes the `Configuration` of a YAML file.
    pub fn configuration_path(mut self, path: impl AsRef<Path>) -> Self {
        self.configuration = Some(Configured::File(path.as_ref().to_owned()));
        self
    }

    /// Serves components of a type that needs a server in daprd, such as `state.redis`, from memory.
    pub fn stand_in(mut self, component_type: &str) -> Self {
        self.stand_ins.allow(component_type);
        self
    }

    /// Lets the server of stand-ins be gone from the start; see [`Network::lose_server`].
    pub fn lost_server(mut self, host: impl Into<String>) -> Self {
        self.lost_servers.push(host.into());
        self
    }

    /// Serves components of all types that need a server in daprd, and have a stand-in here, from memory.
    pub fn stand_ins(mut self) -> Self {
        self.stand_ins = StandIns::All;
        self
    }

    /// Looks for pluggable components: programs that listen at Unix sockets in this folder, as in the one that
    /// `DAPR_COMPONENTS_SOCKETS_FOLDER` names for daprd. `droid.sock` makes the component types `state.droid`,
    /// `secretstores.droid` and `bindings.droid`, if the program has such services. They have to listen already. Without this there are none.
    pub fn component_sockets(mut self, folder: impl AsRef<Path>) -> Self {
        self.component_sockets = Some(folder.as_ref().to_owned());
        self
    }

    /// The token that callers must present, as `DAPR_API_TOKEN` does for daprd.
    pub fn api_token(mut self, token: impl Into<String>) -> Self {
        self.api_token = Some(token.into()).filter(|token| !token.is_empty());
        self
    }

    /// The most bytes that the body of a request may have; 4 MiB otherwise. 0 is without limit.
    pub fn max_body_size(mut self, bytes: u64) -> Self {
        self.max_body_size = Some(bytes).filter(|bytes| *bytes > 0);
        self
    }

    /// How many bytes the head of a request may have, in steps of daprd's `--read-buffer-size`; 4 KiB otherwise. 4 KiB more are let pass.
    pub fn read_buffer_size(mut self, bytes: usize) -> Self {
        self.read_buffer_size = bytes;
        self
    }

    /// The origins that pages of a browser may come from, with commas between them; `*` are all. None otherwise.
    pub fn allowed_origins(mut self, origins: impl Into<String>) -> Self {
        self.allowed_origins = origins.into();
        self
    }

    /// Does not ask the application for something at the start: `config` or `subscribe`.
    pub fn disable_init_endpoint(mut self, endpoint: impl Into<String>) -> Self {
        self.disable_init_endpoints.push(endpoint.into());
        self
    }

    /// Whether there is a place for actors, as daprd has it with `--placement-host-address`. There is, otherwise.
    pub fn placement(mut self, placement: bool) -> Self {
        self.placement = placement;
        self
    }

    /// Whether jobs are kept, as with `--scheduler-host-address` of daprd. They are, otherwise.
    pub fn scheduler(mut self, scheduler: bool) -> Self {
        self.scheduler = scheduler;
        self
    }

    /// Finds the sidecars of other processes, and is found by them, through a folder in which each writes where it is.
    /// Their applications can then call each other; all else that sidecars of a network share they do not share.
    /// A `Configuration` with SQLite for name resolution says it as well, and wins: the folder is beside that file.
    pub fn names_folder(mut self, folder: impl AsRef<Path>) -> Self {
        self.names = Some(folder.as_ref().to_owned());
        self
    }

    /// Reports what happens while it runs: refused subscriptions, failed handlers, dropped events. Without this nothing is
    /// reported. The function is called on the thread of the sidecar, so it must not block.
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

    /// Reports each request to the HTTP API too, as `--enable-api-logging` does for daprd.
    pub fn log_api_calls(mut self, logs: bool) -> Self {
        self.logs_calls = logs;
        self
    }

    /// Makes it one of the sidecars of a network. Its clock is that of the network.
    pub fn network(mut self, network: &Network) -> Self {
        self.network = Some(network.clone());
        self
    }

    /// Gives it a clock, for example one that stands still. A network has a clock already: then this one is not used.
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
