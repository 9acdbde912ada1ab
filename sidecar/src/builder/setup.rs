//! Turns the settings of the builder into a running sidecar.

use std::net::Ipv4Addr;
use std::sync::Arc;

use super::{Configured, SidecarBuilder};
use crate::app::{App, Target};
use crate::core::{Core, Options, Setup};
use crate::error::StartError;
use crate::features::Feature;
use crate::log::Log;
use crate::pluggable::Sockets;
use crate::pubsub::check_subscription;
use crate::resiliency::Settings;
use crate::resolve::{Resolved, Resolver};
use crate::resources::{
    Component, HttpEndpoint, Owner, ResourceError, Resources, Source, Subscription, select,
    select_subscriptions,
};
#[cfg(feature = "grpc")]
use crate::rpc::{Address, Channel};
use crate::servers::Listen;
use crate::{Network, Sidecar};

/// The default namespace.
const NAMESPACE: &str = "default";

impl SidecarBuilder {
    /// Starts the sidecar. It accepts requests when this method returns. Waits for the startup requests
    /// (configuration, subscriptions) to an application in this process, but not for an application on a
    /// port; see [`Sidecar::wait_until_ready`].
    ///
    /// # Errors
    ///
    /// Fails if a resource or an option is invalid, or if the listen address is in use.
    pub async fn start(mut self) -> Result<Sidecar, StartError> {
        let app_with_client = self.app_with_client.take();
        let listen = Listen {
            http: self.listen,
            grpc_port: self.grpc_port,
            more: self.additional_address.clone(),
            sockets: self.sockets.clone(),
            public: self.public,
            admin_port: self.admin_port,
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
        // The task is never aborted, so a join error is a panic, which continues here.
        let core = core.unwrap_or_else(|error| std::panic::resume_unwind(error.into_panic()))?;
        let names = match &core.configuration.names_file {
            Some(file) if file.as_os_str() == ":memory:" => None,
            Some(file) => Some(file.with_added_extension("sidecars")),
            None => names,
        };
        Sidecar::start(core, network, listen, names, in_process, app_with_client).await
    }

    async fn open(self, network: Network) -> Result<Arc<Core>, StartError> {
        Core::open(self.setup(&network).await?).await
    }

    async fn setup(self, network: &Network) -> Result<Setup, StartError> {
        check_app_id(&self.app_id)?;
        if !Feature::Grpc.is_enabled() {
            self.needs_no_grpc()?;
        }
        let target = self.target()?;
        let mut resources = self.read();
        for host in &self.stopped_servers {
            network.stop_server(host);
        }
        let sockets = match &self.component_sockets_folder {
            #[cfg(feature = "grpc")]
            Some(folder) => Sockets::discover(folder).await?,
            _ => Sockets::default(),
        };
        let mut selection = self.select(&mut resources);
        let mut resolver = Resolver {
            app_id: &self.app_id,
            namespace: self.namespace.as_deref().unwrap_or(NAMESPACE),
            stand_ins: &self.stand_ins,
            sockets: &sockets,
            pod_name: std::env::var("POD_NAME").unwrap_or_default(),
            resolved: Resolved::default(),
        };
        resolver.resolve_all(&selection.components).await;
        let endpoints = resolver.endpoints(&selection.endpoints).await;
        let Resolved {
            components,
            secrets,
            problems,
            notices,
        } = resolver.resolved;
        let mut ignored = resources.ignored;
        ignored.extend(notices);
        ignored.extend(selection.policies.undefined());
        selection.problems.extend(problems);
        let log = Log::new(&self.app_id, self.log);
        let app = target.map(|target| {
            App::new(target, self.app_token, self.max_concurrency).reporting_to(log.clone())
        });
        Ok(Setup {
            components,
            secrets,
            sockets,
            subscriptions: selection.subscriptions,
            endpoints,
            configuration: resources.configuration,
            resiliency: selection.policies,
            resiliencies: selection.resiliencies,
            ignored,
            problems: selection.problems,
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
            namespace: self.namespace.unwrap_or_else(|| NAMESPACE.to_owned()),
        })
    }

    /// Refuses options that need gRPC.
    fn needs_no_grpc(&self) -> Result<(), StartError> {
        let options = [
            ("app protocol", self.app_protocol == "grpc"),
            (
                "component sockets folder",
                self.component_sockets_folder.is_some(),
            ),
            ("gRPC port", self.grpc_port.is_some()),
        ];
        match options.into_iter().find(|(_, is_set)| *is_set) {
            Some((name, _)) => Err(StartError::Option(name, Feature::Grpc.to_string())),
            None => Ok(()),
        }
    }

    fn target(&self) -> Result<Option<Target>, StartError> {
        let protocol = self.app_protocol.as_str();
        if !matches!(protocol, "http" | "h2c" | "grpc") {
            let reason =
                format!("is `{protocol}`; the embedded sidecar supports `http`, `h2c` and `grpc`");
            return Err(StartError::Option("app protocol", reason));
        }
        let in_process_grpc = self.app.is_some() && protocol == "grpc";
        if in_process_grpc {
            let reason = "is `grpc`, but the application is a function in this process, which receives HTTP requests; set \
                 the port of an application that speaks gRPC, or use another protocol";
            return Err(StartError::Option("app protocol", reason.to_owned()));
        }
        match (&self.app, self.app_port) {
            (Some(_), Some(port)) => {
                let reason = format!(
                    "is {port}, but the application is a function in this process; set only one of them"
                );
                Err(StartError::Option("app port", reason))
            }
            (Some(app), None) => Ok(Some(app.clone())),
            (None, Some(0) | None) => Ok(None),
            (None, Some(port)) => {
                let host = self.app_address.as_deref().unwrap_or("127.0.0.1");
                let address = format!("{host}:{port}");
                Ok(Some(match protocol {
                    #[cfg(feature = "grpc")]
                    "grpc" => {
                        let limit = self.max_body_size.map(usize::try_from);
                        let limit = limit.map(|limit| limit.unwrap_or(usize::MAX));
                        Target::Grpc(Channel::with_limit(Address::Tcp(address), limit))
                    }
                    _ => Target::Http {
                        address,
                        http2: protocol == "h2c",
                    },
                }))
            }
        }
    }

    fn read(&self) -> Resources {
        let mut resources = Resources::default();
        for path in &self.paths {
            resources.add_path(path);
        }
        for (text, source) in &self.texts {
            resources.add_text(text, source);
        }
        resources.components.extend(self.components.iter().cloned());
        match &self.configuration {
            None => {}
            Some(Configured::Text(text)) => {
                resources.set_configuration(text, &Source::text("the configuration text"));
            }
            Some(Configured::File(path)) => {
                let source = Source::file(path);
                match std::fs::read_to_string(path) {
                    Ok(text) => resources.set_configuration(&text, &source),
                    Err(error) => {
                        let reason = format!("cannot be read: {error}");
                        resources.problems.push(ResourceError::new(source, reason));
                    }
                }
            }
        }
        resources
    }

    /// The resources of the application, and their errors.
    fn select(&self, resources: &mut Resources) -> Selection {
        let owner = Owner {
            app_id: &self.app_id,
            namespace: self.namespace.as_deref(),
        };
        let mut problems = std::mem::take(&mut resources.problems);
        let mut components = select(&resources.components, owner).unwrap_or_else(|duplicates| {
            problems.extend(duplicates);
            Vec::new()
        });
        components.retain(|component| {
            let (component_type, version) = (component.component_type(), component.version());
            let denied = resources.configuration.denies(component_type, version);
            if denied {
                resources.ignored.push(format!(
                    "{}: the component `{}` is left out: `spec.components.deny` of the Configuration denies `{component_type}/{version}`",
                    component.place(),
                    component.name()
                ));
            }
            !denied
        });
        let endpoints = select(&resources.endpoints, owner).unwrap_or_else(|duplicates| {
            // daprd continues without HTTP endpoints.
            let duplicates = duplicates.into_iter();
            resources
                .ignored
                .extend(duplicates.map(|error| format!("{error}; all HTTPEndpoints are left out")));
            Vec::new()
        });
        let subscriptions = std::mem::take(&mut resources.subscriptions);
        let subscriptions = select_subscriptions(subscriptions, &self.app_id);
        for subscription in &subscriptions {
            if let Err(reason) = check_subscription(subscription) {
                let reason = format!(
                    "the subscription `{}` cannot be used: {reason}",
                    subscription.name
                );
                problems.push(ResourceError::new(subscription.source.clone(), reason));
            }
        }
        let mut policies = Settings::default();
        let mut resiliencies = Vec::new();
        for resiliency in std::mem::take(&mut resources.resiliencies) {
            if !resiliency.scopes.is_empty() && !resiliency.scopes.contains(&self.app_id) {
                continue;
            }
            let mut with = policies.clone();
            match with.add(resiliency.spec) {
                Ok(()) => policies = with,
                Err(reason) => {
                    let reason = format!(
                        "the Resiliency `{}` cannot be used: {reason}",
                        resiliency.name
                    );
                    let error = ResourceError::new(resiliency.source, reason);
                    if resiliency.may_fail && !Feature::Cel.refused(&error.to_string()) {
                        resources.ignored.push(format!("{error}; left out"));
                    } else {
                        problems.push(error);
                    }
                }
            }
            if !resiliencies.contains(&resiliency.name) {
                resiliencies.push(resiliency.name);
            }
        }
        Selection {
            components,
            endpoints,
            subscriptions,
            policies,
            resiliencies,
            problems,
        }
    }
}

/// The resources that one application can use.
struct Selection {
    components: Vec<Component>,
    endpoints: Vec<HttpEndpoint>,
    subscriptions: Vec<Subscription>,
    policies: Settings,
    resiliencies: Vec<String>,
    problems: Vec<ResourceError>,
}

fn check_app_id(app_id: &str) -> Result<(), StartError> {
    let reason = if app_id.is_empty() {
        "is missing".to_owned()
    } else if app_id.contains('.') {
        // A dot separates an app ID from a namespace.
        format!("is `{app_id}`; it must not contain dots")
    } else {
        return Ok(());
    };
    Err(StartError::Option("app id", reason))
}
