//! Beginning a sidecar.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::app::{App, AppHandler, HealthCheck, Target};
use crate::core::{Core, Options, Setup};
use crate::error::StartError;
use crate::pluggable::Sockets;
use crate::resiliency::Settings;
use crate::resolve::Resolver;
use crate::resources::{Component, Policies, ResourceError, Resources, Source, StandIns};
use crate::rpc::{Address, Channel};
use crate::{Clock, Network, Sidecar};

/// The most bytes of a request, unless something else is said: 4 MiB, as in daprd.
const MAX_BODY_SIZE: u64 = 4 << 20;

/// A sidecar that is being put together; see [`Sidecar::builder`].
#[must_use = "nothing runs until it is started"]
pub struct SidecarBuilder {
    app_id: String,
    namespace: String,
    listen: SocketAddr,
    grpc_port: Option<u16>,
    app: Option<Target>,
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
}

enum Configured {
    Text(String),
    File(PathBuf),
}

impl SidecarBuilder {
    pub(crate) fn new(app_id: String) -> Self {
        Self {
            app_id,
            namespace: "default".to_owned(),
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 0),
            grpc_port: None,
            app: None,
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
        }
    }

    /// The id of the application: letters, digits and dashes, no dots.
    pub fn app_id(mut self, app_id: impl Into<String>) -> Self {
        self.app_id = app_id.into();
        self
    }

    /// The namespace of the application; `default` otherwise.
    pub fn namespace(mut self, namespace: impl Into<String>) -> Self {
        self.namespace = namespace.into();
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

    /// Starts it. When this returns the sidecar answers requests. It does not wait for an application at a port; for
    /// that there is [`Sidecar::ready`]. An application in this process has been asked what it wants by then.
    ///
    /// # Errors
    ///
    /// When a resource or an option is not what it should be, and when the address is taken.
    pub async fn start(self) -> Result<Sidecar, StartError> {
        let listen = self.listen;
        let grpc = self
            .grpc_port
            .map(|port| SocketAddr::new(listen.ip(), port));
        let network = match &self.network {
            Some(network) => network.clone(),
            None => Network::with_clock(self.clock.clone().unwrap_or_default())
                .map_err(StartError::Thread)?,
        };
        let names = self.names.clone();
        let in_process = self.app.is_some();
        let handle = network.inner.runtime.handle();
        let core = handle.spawn(self.open(network.clone())).await;
        // It is not stopped, so that it ends by itself or by a panic, which goes on here.
        let core = core.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()))?;
        let names = match &core.configuration.names_file {
            Some(file) if file.as_os_str() == ":memory:" => None,
            Some(file) => Some(file.with_added_extension("sidecars")),
            None => names,
        };
        Sidecar::start(core, network, (listen, grpc), names, in_process).await
    }

    async fn open(self, network: Network) -> Result<Arc<Core>, StartError> {
        Core::open(self.setup(&network).await?).await
    }

    async fn setup(self, network: &Network) -> Result<Setup, StartError> {
        check_app_id(&self.app_id)?;
        let target = self.target()?;
        let resources = self.read()?;
        for host in &self.lost_servers {
            network.lose_server(host);
        }
        let sockets = match &self.component_sockets {
            Some(folder) => Sockets::discover(folder).await?,
            None => Sockets::default(),
        };
        let resolver = Resolver {
            app_id: &self.app_id,
            namespace: &self.namespace,
            stand_ins: &self.stand_ins,
            sockets: &sockets,
        };
        let (components, secrets) = resolver.resolve_all(&resources.components).await?;
        let is_for = |scopes: &[String]| scopes.is_empty() || scopes.contains(&self.app_id);
        let policies = resources.resiliencies.into_iter();
        let policies: Vec<Policies> = policies.filter(|one| is_for(&one.scopes)).collect();
        let mut settings = Settings::default();
        for one in &policies {
            let wrong = |fault| ResourceError::new(one.source.clone(), fault);
            settings.add(one.spec.clone()).map_err(wrong)?;
        }
        let mut ignored = resources.ignored;
        ignored.extend(settings.undefined());
        let app = target.map(|target| App::new(target, self.app_token, self.max_concurrency));
        Ok(Setup {
            components,
            secrets,
            sockets,
            subscriptions: resources
                .subscriptions
                .into_iter()
                .filter(|one| is_for(&one.scopes))
                .collect(),
            endpoints: resources
                .endpoints
                .into_iter()
                .filter(|one| is_for(&one.scopes))
                .collect(),
            configuration: resources.configuration,
            resiliency: settings,
            resiliencies: policies.into_iter().map(|one| one.name).collect(),
            ignored,
            app,
            health_check: self.health_check,
            options: Options {
                api_token: self.api_token,
                max_body_size: self.max_body_size,
                read_buffer_size: self.read_buffer_size,
                allowed_origins: self.allowed_origins,
                disable_init_endpoints: self.disable_init_endpoints,
                placement: self.placement,
                scheduler: self.scheduler,
                grpc: self.grpc_port.is_some(),
                app_port: self.app_port,
                app_protocol: self.app_protocol,
                app_channel_address: self
                    .app_address
                    .unwrap_or_else(|| Ipv4Addr::LOCALHOST.to_string()),
                max_concurrency: self.max_concurrency,
            },
            network: Arc::clone(&network.inner),
            app_id: self.app_id,
            namespace: self.namespace,
        })
    }

    fn target(&self) -> Result<Option<Target>, StartError> {
        let protocol = self.app_protocol.as_str();
        if !matches!(protocol, "http" | "h2c" | "grpc") {
            let reason = format!(
                "is `{protocol}`; the embedded sidecar speaks `http`, `h2c` and `grpc` with the application"
            );
            return Err(StartError::Option("app protocol", reason));
        }
        let in_process_grpc = self.app.is_some() && protocol == "grpc";
        if in_process_grpc {
            let reason = "is `grpc`, but the application is a function of this process, which is called with requests of HTTP; give the port of an application that speaks gRPC, or another protocol";
            return Err(StartError::Option("app protocol", reason.to_owned()));
        }
        match (&self.app, self.app_port) {
            (Some(_), Some(port)) => {
                let reason = format!(
                    "is {port}, but the application is a function of this process; give one of them"
                );
                Err(StartError::Option("app port", reason))
            }
            (Some(app), None) => Ok(Some(app.clone())),
            (None, Some(0) | None) => Ok(None),
            (None, Some(port)) => {
                let host = self.app_address.as_deref().unwrap_or("127.0.0.1");
                let address = format!("{host}:{port}");
                Ok(Some(match protocol {
                    "grpc" => {
                        let most = self.max_body_size.map(usize::try_from);
                        let most = most.map(|most| most.unwrap_or(usize::MAX));
                        Target::Grpc(Channel::with_limit(Address::Tcp(address), most))
                    }
                    _ => Target::Http {
                        address,
                        http2: protocol == "h2c",
                    },
                }))
            }
        }
    }

    fn read(&self) -> Result<Resources, ResourceError> {
        let mut resources = Resources::default();
        for path in &self.paths {
            resources.add_path(path)?;
        }
        for (text, source) in &self.texts {
            resources.add_text(text, source)?;
        }
        resources.components.extend(self.components.iter().cloned());
        match &self.configuration {
            None => {}
            Some(Configured::Text(text)) => {
                resources.set_configuration(text, &Source::text("the configuration text"))?;
            }
            Some(Configured::File(path)) => {
                let source = Source::file(path);
                let text = std::fs::read_to_string(path).map_err(|error| {
                    ResourceError::new(source.clone(), format!("cannot be read: {error}"))
                })?;
                resources.set_configuration(&text, &source)?;
            }
        }
        Ok(resources)
    }
}

fn check_app_id(app_id: &str) -> Result<(), StartError> {
    let reason = if app_id.is_empty() {
        "is missing".to_owned()
    } else if app_id.contains('.') {
        // A dot separates an id from a namespace.
        format!("is `{app_id}`; it must not contain dots")
    } else {
        return Ok(());
    };
    Err(StartError::Option("app id", reason))
}

impl fmt::Debug for SidecarBuilder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("SidecarBuilder")
            .field("app_id", &self.app_id)
            .finish_non_exhaustive()
    }
}
