//! The state of one sidecar, without its servers.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::Clock;
use crate::actors::{ActorState, Actors, Host};
use crate::app::{App, AppConfig, HealthCheck, HttpClient, start_health_checks, watch_health};
use crate::error::StartError;
use crate::injected_failure::InjectedFailures;
use crate::invocation::Names;
use crate::jobs::{Connection, Scheduler, deliver_jobs};
use crate::log::Log;
use crate::network::NetworkCore;
use crate::outbox::Delivery;
use crate::pluggable::Sockets;
use crate::pubsub::Pubsubs;
use crate::recorder::Recorder;
use crate::resiliency::{ComponentClass, Resiliency, Settings};
use crate::resolve::SecretStores;
use crate::resources::{
    ComponentSpec, Configuration, ResolvedEndpoint, ResourceError, Subscription,
};
use crate::stores::{Parts, Stores};
#[cfg(feature = "grpc")]
use crate::workflow::{Identity, Workflows};

/// The input of the engines: everything known before the sidecar runs.
pub(crate) struct Setup {
    pub(crate) app_id: String,
    pub(crate) namespace: String,
    pub(crate) components: Vec<ComponentSpec>,
    /// Secret stores start before all other components.
    pub(crate) secrets: SecretStores,
    /// The sockets of pluggable components.
    pub(crate) sockets: Sockets,
    pub(crate) subscriptions: Vec<Subscription>,
    pub(crate) endpoints: Vec<ResolvedEndpoint>,
    pub(crate) configuration: Configuration,
    pub(crate) resiliency: Settings,
    /// The names of the `Resiliency` resources.
    pub(crate) resiliencies: Vec<String>,
    /// Settings in the resources that the embedded sidecar ignores.
    pub(crate) ignored: Vec<String>,
    /// Errors that prevent the start.
    pub(crate) problems: Vec<ResourceError>,
    pub(crate) app: Option<App>,
    pub(crate) health_check: Option<HealthCheck>,
    /// The log.
    pub(crate) log: Log,
    pub(crate) options: Options,
    pub(crate) network: Arc<NetworkCore>,
}

/// Options with a single value.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    /// `DAPR_API_TOKEN`: the token that callers must send.
    pub(crate) api_token: Option<String>,
    /// The maximum size of a request body.
    pub(crate) max_body_size: Option<u64>,
    /// The maximum size of a request head, without Go's extra 4 KiB.
    pub(crate) read_buffer_size: usize,
    /// Origins for CORS, as in `--allowed-origins`.
    pub(crate) allowed_origins: String,
    /// Startup requests that are not sent to the application.
    pub(crate) disable_init_endpoints: Vec<String>,
    /// Whether the placement service is available.
    pub(crate) placement: bool,
    /// Whether the scheduler service is available.
    pub(crate) scheduler: bool,
    /// Whether a gRPC server runs, which workflow workers need.
    pub(crate) grpc: bool,
    /// Whether each request to the HTTP API is logged.
    pub(crate) logs_calls: bool,
    /// The port of the application, for the metadata API.
    pub(crate) app_port: Option<u16>,
    pub(crate) app_protocol: String,
    pub(crate) app_channel_address: String,
    pub(crate) max_concurrency: Option<usize>,
}

/// A sidecar. Its fields are the engines; the building blocks of the API are implemented on this type.
pub(crate) struct Core {
    pub(crate) app_id: String,
    pub(crate) namespace: String,
    pub(crate) clock: Clock,
    pub(crate) components: Vec<ComponentSpec>,
    pub(crate) subscriptions: Vec<Subscription>,
    pub(crate) endpoints: Vec<ResolvedEndpoint>,
    pub(crate) configuration: Configuration,
    pub(crate) resiliency: Arc<Resiliency>,
    /// The names of the `Resiliency` resources.
    pub(crate) resiliencies: Vec<String>,
    pub(crate) ignored: Vec<String>,
    pub(crate) app: Option<App>,
    pub(crate) health_check: Option<HealthCheck>,
    pub(crate) log: Log,
    /// State, locks, configuration, secrets, bindings.
    pub(crate) stores: Stores,
    pub(crate) pubsubs: Pubsubs,
    /// `None` without a placement service.
    pub(crate) actors: Option<Actors>,
    /// `None` without a scheduler.
    pub(crate) scheduler: Option<Scheduler>,
    #[cfg(feature = "grpc")]
    pub(crate) workflows: Workflows,
    /// While this connection exists, the application receives its jobs.
    jobs: Mutex<Option<Connection>>,
    /// For external endpoints.
    pub(crate) client: HttpClient,
    pub(crate) options: Options,
    pub(crate) network: Arc<NetworkCore>,
    /// The application's response to `GET /dapr/config`.
    pub(crate) app_config: OnceLock<AppConfig>,
    /// Set by `PUT /v1.0/metadata/{key}`.
    pub(crate) extended: Mutex<BTreeMap<String, String>>,
    /// The sidecars of other processes.
    pub(crate) names: OnceLock<Names>,
    /// Whether a forced shutdown was requested.
    pub(crate) forced: AtomicBool,
    pub(crate) failures: InjectedFailures,
    pub(crate) recorder: Recorder,
    phase: watch::Sender<Phase>,
    tasks: Mutex<JoinSet<()>>,
    pub(crate) handle: Handle,
}

/// The phases of a sidecar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Phase {
    /// Serves requests; the application is not available yet.
    Serving,
    /// The application is available and has returned its configuration and subscriptions.
    Ready,
    /// A shutdown was requested.
    Stopping,
}

impl Core {
    /// Creates all engines without running them. Must run on the thread of the network, because connections
    /// belong to the runtime that creates them.
    pub(crate) async fn open(setup: Setup) -> Result<Arc<Self>, StartError> {
        let Setup {
            app_id,
            namespace,
            mut components,
            secrets,
            sockets,
            subscriptions,
            endpoints,
            configuration,
            resiliency,
            resiliencies,
            mut ignored,
            mut problems,
            app,
            health_check,
            log,
            options,
            network,
        } = setup;
        let resiliency = Arc::new(Resiliency::new(network.clock.clone(), resiliency));
        let client = HttpClient::new(false);
        let (clock, keyspaces) = (&network.clock, &network.keyspaces);
        let parts = Parts {
            app_id: &app_id,
            namespace: &namespace,
            has_actors: options.placement,
            clock,
            client: &client,
            keyspaces,
            values: &network.values,
            resiliency: &resiliency,
        };
        let (mut stores, failures) = Stores::open(&components, (secrets, &sockets), parts).await;
        for failure in failures {
            components.retain(|component| component.name != failure.component);
            if failure.is_ignored {
                ignored.push(format!("{}; left out (`ignoreErrors`)", failure.error));
            } else {
                problems.push(failure.error);
            }
        }
        ignored.append(&mut stores.notices);
        StartError::of_resources(problems)?;
        let pubsubs = Pubsubs::open(&components, &app_id, clock, &network.brokers, keyspaces);
        let plane = network.control_planes.of(&namespace, clock);
        let actors = options.placement.then(|| {
            let host = Host::new(
                clock.clone(),
                app.clone(),
                plane.placement,
                resiliency.clone(),
            );
            Actors::new(host, plane.scheduler.clone())
        });
        let scheduler = options.scheduler.then_some(plane.scheduler);
        #[cfg(feature = "grpc")]
        let workflows = Workflows::new(
            Identity {
                app_id: app_id.clone(),
                namespace: namespace.clone(),
                has_state: stores.states.values().any(|store| store.for_actors),
            },
            clock.clone(),
            network.runtime.handle().clone(),
        );
        Ok(Arc::new(Self {
            clock: network.clock.clone(),
            handle: network.runtime.handle().clone(),
            stores,
            pubsubs,
            actors,
            scheduler,
            #[cfg(feature = "grpc")]
            workflows,
            jobs: Mutex::default(),
            client,
            app_config: OnceLock::new(),
            extended: Mutex::default(),
            names: OnceLock::new(),
            forced: AtomicBool::new(false),
            failures: InjectedFailures::default(),
            recorder: Recorder::default(),
            phase: watch::Sender::new(Phase::Serving),
            tasks: Mutex::default(),
            app_id,
            namespace,
            components,
            subscriptions,
            endpoints,
            configuration,
            resiliency,
            resiliencies,
            ignored,
            app,
            health_check,
            log,
            options,
            network,
        }))
    }

    /// Waits for the application, requests its configuration and subscriptions, and starts the engines that
    /// call it.
    pub(crate) async fn start(self: &Arc<Self>) {
        if let Some(app) = &self.app {
            self.wait_for(app).await;
            if let Some(check) = &self.health_check {
                start_health_checks(app, check).await;
            }
            let check_health = app.is_healthy();
            if !self.skips("config") {
                // An application whose configuration cannot be read has no actors.
                let config = app.config(&self.app_id).await.unwrap_or_else(|error| {
                    self.log.warn(
                        "app",
                        format_args!("the application hosts no actors: {error}"),
                    );
                    AppConfig::default()
                });
                let _ = self.app_config.set(config);
            }
            if check_health {
                self.start_calls(app).await;
            }
            if let Some(check) = self.health_check.clone() {
                let (core, called_app) = (Arc::downgrade(self), app.clone());
                let on_first_success = async move {
                    if let Some(core) = core.upgrade().filter(|_| !check_health) {
                        core.start_calls(&called_app).await;
                    }
                };
                self.spawn(watch_health(
                    app.clone(),
                    check,
                    &self.clock,
                    on_first_success,
                ));
            }
        }
        if let Some(actors) = &self.actors {
            // Without an actor state store there are no actors.
            actors.start(
                self.app_config
                    .get()
                    .filter(|_| self.actor_state().is_some()),
            );
        }
        self.start_outboxes();
        self.enter_phase(Phase::Ready);
    }

    /// Requests the application's subscriptions and bindings, and starts to call it.
    async fn start_calls(&self, app: &App) {
        self.start_crons(app).await;
        let (resources, query_app) = (&self.subscriptions, !self.skips("subscribe"));
        self.pubsubs
            .start(
                app,
                &self.app_id,
                &self.clock,
                resources,
                query_app,
                &self.resiliency,
            )
            .await;
        for reason in self.pubsubs.refused() {
            self.log.warn("pubsub", format_args!("{reason}"));
        }
        for spec in self.pubsubs.subscriptions() {
            let (topic, pubsub) = (&spec.topic, &spec.pubsub);
            self.log.debug(
                "pubsub",
                format_args!("subscription to `{topic}` of `{pubsub}`"),
            );
        }
        if let Some(scheduler) = &self.scheduler {
            let connection = deliver_jobs(scheduler, app, &self.app_id);
            *self.jobs.lock().unwrap_or_else(PoisonError::into_inner) = Some(connection);
        }
    }

    /// The state of actors, if a state store is configured for them.
    pub(crate) fn actor_state(&self) -> Option<ActorState<'_>> {
        let mut stores = self.stores.states.values();
        let store = stores.find(|store| store.for_actors)?;
        if !store.suits_actors() {
            return None;
        }
        let features = &self.configuration.features;
        let expires = features
            .iter()
            .any(|feature| feature.name == "ActorStateTTL" && feature.enabled);
        Some(ActorState::new(&self.app_id, store, expires))
    }

    /// Starts the cron bindings that the application subscribes to.
    async fn start_crons(&self, app: &App) {
        for cron in self.stores.crons.clone() {
            if let Some(trigger) = cron.start(app.clone(), self.clock.clone()).await {
                self.spawn(trigger);
            }
        }
    }

    /// Starts the outboxes of state stores. An outbox without its component never receives messages.
    fn start_outboxes(&self) {
        for store in self.stores.states.values() {
            let Some(outbox) = &store.outbox else {
                continue;
            };
            let Some(between) = self.pubsubs.get(&outbox.between) else {
                continue;
            };
            let topic = outbox.inner_topic(&self.app_id, &self.namespace);
            let delivery = Delivery {
                outbox: outbox.clone(),
                store: store.clone(),
                target: self.pubsubs.get(&outbox.pubsub).cloned(),
                policy: self
                    .resiliency
                    .outbound(&outbox.pubsub, ComponentClass::Pubsub),
                log: self.log.clone(),
            };
            self.spawn(delivery.run(between.listen_inside(&topic)));
        }
    }

    /// Waits until the application listens. Polls frequently at first, so that tests start quickly.
    async fn wait_for(&self, app: &App) {
        const LONGEST: std::time::Duration = std::time::Duration::from_millis(100);
        let address = || match self.options.app_port {
            Some(port) => format!("{}:{port}", self.options.app_channel_address),
            None => "its address".to_owned(),
        };
        let mut pause = std::time::Duration::from_millis(1);
        while !app.is_listening().await {
            tokio::time::sleep(pause).await;
            if pause < LONGEST && pause * 2 >= LONGEST {
                self.log.info(
                    "app",
                    format_args!("waiting for the application to listen at {}", address()),
                );
            }
            pause = (pause * 2).min(LONGEST);
        }
        self.log.info(
            "app",
            format_args!("the application listens at {}", address()),
        );
    }

    /// Whether a startup request is disabled.
    pub(crate) fn skips(&self, endpoint: &str) -> bool {
        self.options
            .disable_init_endpoints
            .iter()
            .any(|skipped| skipped == endpoint)
    }

    /// Spawns a task that is aborted when the sidecar stops.
    pub(crate) fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        let mut tasks = self.tasks();
        // Removes finished tasks, so that the set does not grow.
        while tasks.try_join_next().is_some() {}
        if self.phase() < Phase::Stopping {
            tasks.spawn_on(work, &self.handle);
        }
    }

    /// Aborts all tasks of this sidecar.
    pub(crate) fn end(self: &Arc<Self>) {
        self.enter_phase(Phase::Stopping);
        self.network.leave(self);
        self.jobs
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        self.pubsubs.end();
        #[cfg(feature = "grpc")]
        self.workflows.end();
        if let Some(actors) = &self.actors {
            actors.end();
        }
        self.tasks().abort_all();
    }

    pub(crate) fn phase(&self) -> Phase {
        *self.phase.borrow()
    }

    pub(crate) fn phases(&self) -> watch::Receiver<Phase> {
        self.phase.subscribe()
    }

    /// Enters a phase. Never returns to an earlier one.
    pub(crate) fn enter_phase(&self, phase: Phase) {
        self.phase.send_if_modified(|now| {
            let further = *now < phase;
            *now = (*now).max(phase);
            further
        });
    }

    fn tasks(&self) -> MutexGuard<'_, JoinSet<()>> {
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
