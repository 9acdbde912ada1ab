//! From what was said to a sidecar that runs.

use std::net::Ipv4Addr;
use std::sync::Arc;

use super::{Configured, SidecarBuilder};
use crate::app::{App, Target};
use crate::core::{Core, Options, Setup};
use crate::error::StartError;
use crate::log::Log;
use crate::pluggable::Sockets;
use crate::resiliency::Settings;
use crate::resolve::Resolver;
use crate::resources::{Policies, ResourceError, Resources, Source};
use crate::rpc::{Address, Channel};
use crate::servers::Listen;
use crate::{Network, Sidecar};

impl SidecarBuilder {
    /// Starts it. When this returns the sidecar answers requests. It does not wait for an application at a port; for
    /// that there is [`Sidecar::ready`]. An application in this process has been asked what it wants by then.
    ///
    /// # Errors
    ///
    /// When a resource or an option is not what it should be, and when the address is taken.
    pub async fn start(self) -> Result<Sidecar, StartError> {
        let listen = Listen {
            http: self.listen,
            grpc_port: self.grpc_port,
            more: self.listen_also.clone(),
            sockets: self.sockets.clone(),
            public: self.public,
        };
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
        Sidecar::start(core, network, listen, names, in_process).await
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
        let log = Log::new(&self.app_id, self.log);
        let app = target.map(|target| {
            App::new(target, self.app_token, self.max_concurrency).reporting_to(log.clone())
        });
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
            log,
            options: Options {
                api_token: self.api_token,
                max_body_size: self.max_body_size,
                read_buffer_size: self.read_buffer_size,
                allowed_origins: self.allowed_origins,
                disable_init_endpoints: self.disable_init_endpoints,
                placement: self.placement,
                scheduler: self.scheduler,
                grpc: self.grpc_port.is_some(),
                logs_calls: self.logs_calls,
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
