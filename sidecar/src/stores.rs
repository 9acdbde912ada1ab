//! The stores and bindings of a sidecar, by name.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::HttpClient;
use crate::bindings::{CronBinding, OutputBinding};
use crate::clock::Clock;
use crate::configuration::ConfigurationComponent;
#[cfg(feature = "conversation")]
use crate::conversation::Model;
#[cfg(feature = "crypto")]
use crate::crypto::CryptoComponent;
use crate::lock::LockComponent;
#[cfg(feature = "grpc")]
use crate::pluggable::Binding;
use crate::pluggable::Sockets;
use crate::resiliency::Resiliency;
use crate::resolve::SecretStores;
use crate::resources::{ComponentSpec, Kind, ResourceError};
use crate::stand_in::{Keyspace, Keyspaces};
use crate::state::{SharedValues, StateComponent};

/// Components of the storage and binding engines.
#[derive(Default)]
pub(crate) struct Stores {
    pub(crate) states: BTreeMap<String, Arc<StateComponent>>,
    pub(crate) locks: BTreeMap<String, LockComponent>,
    pub(crate) configurations: BTreeMap<String, Arc<ConfigurationComponent>>,
    pub(crate) secrets: SecretStores,
    pub(crate) outputs: BTreeMap<String, OutputBinding>,
    pub(crate) crons: Vec<CronBinding>,
    #[cfg(feature = "crypto")]
    pub(crate) cryptos: BTreeMap<String, CryptoComponent>,
    #[cfg(feature = "conversation")]
    pub(crate) conversations: BTreeMap<String, Model>,
    /// Started components that cannot be used.
    pub(crate) notices: Vec<String>,
}

/// The dependencies of the stores.
#[derive(Clone, Copy)]
pub(crate) struct Parts<'a> {
    pub(crate) app_id: &'a str,
    pub(crate) namespace: &'a str,
    /// Whether a placement service is available for actors.
    pub(crate) has_actors: bool,
    pub(crate) clock: &'a Clock,
    pub(crate) client: &'a HttpClient,
    pub(crate) keyspaces: &'a Keyspaces,
    pub(crate) values: &'a SharedValues,
    pub(crate) resiliency: &'a Arc<Resiliency>,
}

/// A component that cannot be used.
pub(crate) struct Failure {
    pub(crate) component: String,
    /// Whether the sidecar starts without it.
    pub(crate) is_ignored: bool,
    pub(crate) error: ResourceError,
}

impl Stores {
    /// Creates the stores of an application, and reports the components that cannot be used. The secret stores already exist.
    pub(crate) async fn open(
        components: &[ComponentSpec],
        (secrets, sockets): (SecretStores, &Sockets),
        parts: Parts<'_>,
    ) -> (Self, Vec<Failure>) {
        let mut stores = Self {
            secrets,
            ..Self::default()
        };
        let mut failures = Vec::new();
        for spec in components {
            if let Err(reason) = stores.start(spec, sockets, &parts).await {
                failures.push(Failure {
                    component: spec.name.clone(),
                    is_ignored: spec.ignores_errors,
                    error: spec.error(reason),
                });
            }
        }
        (stores, failures)
    }

    async fn start(
        &mut self,
        spec: &ComponentSpec,
        sockets: &Sockets,
        parts: &Parts<'_>,
    ) -> Result<(), String> {
        let Parts {
            namespace,
            resiliency,
            clock,
            keyspaces,
            ..
        } = *parts;
        #[cfg(feature = "grpc")]
        if let Some(channel) = sockets.channel(Kind::StatePluggable, &spec.component_type) {
            let channel = channel.clone();
            let store = StateComponent::pluggable(spec, namespace, channel, resiliency).await?;
            return self.add_state(store, parts);
        }
        #[cfg(feature = "grpc")]
        if let Some(Binding { channel, reads }) = sockets.binding(&spec.component_type) {
            let binding = OutputBinding::pluggable(spec, channel.clone(), reads).await?;
            self.outputs
                .extend(binding.map(|binding| (spec.name.clone(), binding)));
            return Ok(());
        }
        let keyspace = || keyspaces.of(spec.properties.get("redisHost"), clock);
        self.add(spec, parts, keyspace)
    }

    /// Adds a state store. With actors, only one may be the actor state store.
    fn add_state(&mut self, store: StateComponent, parts: &Parts<'_>) -> Result<(), String> {
        let other = self.states.values().find(|other| other.for_actors);
        if let Some(other) = other.filter(|_| store.for_actors && parts.has_actors) {
            return Err(format!(
                "detected duplicate actor state store: {} and {}; set `actorStateStore: \"true\"` on only one of them",
                other.name, store.name
            ));
        }
        self.states.insert(store.name.clone(), Arc::new(store));
        Ok(())
    }

    fn add(
        &mut self,
        spec: &ComponentSpec,
        parts: &Parts<'_>,
        keyspace: impl FnOnce() -> Arc<Keyspace>,
    ) -> Result<(), String> {
        let Parts {
            app_id,
            namespace,
            clock,
            client,
            resiliency,
            ..
        } = *parts;
        let name = spec.name.clone();
        match spec.kind {
            Kind::StateInMemory | Kind::StateSqlite | Kind::StateRedis | Kind::StateStandIn => {
                let store = StateComponent::new(
                    spec,
                    namespace,
                    clock,
                    (keyspace, parts.values),
                    resiliency,
                )?;
                self.add_state(store, parts)?;
            }
            Kind::LockInMemory => self.add_lock(spec, app_id, Keyspace::new(clock.clone()))?,
            Kind::LockRedis => self.add_lock(spec, app_id, keyspace())?,
            Kind::ConfigurationInMemory => {
                self.add_configuration(spec, Keyspace::new(clock.clone()))?;
            }
            Kind::ConfigurationRedis => self.add_configuration(spec, keyspace())?,
            Kind::BindingsHttp | Kind::BindingsLocalStorage | Kind::BindingsRedis => {
                if let Some(binding) = OutputBinding::new(spec, client, keyspace)? {
                    self.note(spec, binding.unserved());
                    self.outputs.insert(name, binding);
                }
            }
            Kind::BindingsCron => self.crons.extend(CronBinding::new(spec)?),
            #[cfg(feature = "crypto")]
            Kind::CryptoLocalStorage | Kind::CryptoJwks => {
                self.cryptos.insert(name, CryptoComponent::new(spec)?);
            }
            #[cfg(feature = "conversation")]
            Kind::ConversationDeepSeek
            | Kind::ConversationEcho
            | Kind::ConversationOllama
            | Kind::ConversationOpenAi => {
                let model = Model::new(spec, clock, client)?;
                self.note(spec, model.unserved());
                self.conversations.insert(name, model);
            }
            // Components of other engines, and secret stores, which already exist.
            _ => {}
        }
        Ok(())
    }

    /// Adds a warning if a component is not available through the API.
    fn note(&mut self, spec: &ComponentSpec, unserved: Option<&str>) {
        if let Some(reason) = unserved {
            let (name, source) = (&spec.name, &spec.source);
            let notice = format!(
                "{source}: the component `{name}` is not available through the API: {reason}"
            );
            self.notices.push(notice);
        }
    }

    fn add_lock(
        &mut self,
        spec: &ComponentSpec,
        app_id: &str,
        keyspace: Arc<Keyspace>,
    ) -> Result<(), String> {
        let lock = LockComponent::new(spec, app_id, keyspace).map_err(|error| error.to_string())?;
        self.locks.insert(spec.name.clone(), lock);
        Ok(())
    }

    fn add_configuration(
        &mut self,
        spec: &ComponentSpec,
        keyspace: Arc<Keyspace>,
    ) -> Result<(), String> {
        let component = ConfigurationComponent::new(spec, keyspace)?;
        self.configurations
            .insert(spec.name.clone(), Arc::new(component));
        Ok(())
    }
}
