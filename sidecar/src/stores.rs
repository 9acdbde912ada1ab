//! The stores and bindings of one sidecar, by their names.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::app::HttpClient;
use crate::bindings::{CronBinding, OutputBinding};
use crate::clock::Clock;
use crate::configuration::ConfigurationComponent;
use crate::conversation::Model;
use crate::crypto::CryptoComponent;
use crate::error::StartError;
use crate::lock::LockComponent;
use crate::pluggable::{Binding, Sockets};
use crate::resiliency::Resiliency;
use crate::resolve::SecretStores;
use crate::resources::{ComponentSpec, Kind};
use crate::stand_in::{Keyspace, Keyspaces};
use crate::state::StateComponent;

/// The components whose engines are stores and bindings.
#[derive(Default)]
pub(crate) struct Stores {
    pub(crate) states: BTreeMap<String, Arc<StateComponent>>,
    pub(crate) locks: BTreeMap<String, LockComponent>,
    pub(crate) configurations: BTreeMap<String, Arc<ConfigurationComponent>>,
    pub(crate) secrets: SecretStores,
    pub(crate) outputs: BTreeMap<String, OutputBinding>,
    pub(crate) crons: Vec<CronBinding>,
    pub(crate) cryptos: BTreeMap<String, CryptoComponent>,
    pub(crate) conversations: BTreeMap<String, Model>,
}

impl Stores {
    /// Makes those of an application (its id and its namespace), or says which component is wrong. The secret stores are made
    /// already.
    pub(crate) async fn open(
        components: &[ComponentSpec],
        (secrets, sockets): (SecretStores, &Sockets),
        (app_id, namespace): (&str, &str),
        clock: &Clock,
        client: &HttpClient,
        keyspaces: &Keyspaces,
        resiliency: &Arc<Resiliency>,
    ) -> Result<Self, StartError> {
        let mut stores = Self {
            secrets,
            ..Self::default()
        };
        for spec in components {
            if let Some(channel) = sockets.channel(Kind::StatePluggable, &spec.component_type) {
                let store =
                    StateComponent::pluggable(spec, namespace, channel.clone(), resiliency).await;
                let store = store.map_err(|reason| spec.error(reason))?;
                stores.states.insert(spec.name.clone(), Arc::new(store));
                continue;
            }
            if let Some(Binding { channel, reads }) = sockets.binding(&spec.component_type) {
                let binding = OutputBinding::pluggable(spec, channel.clone(), reads).await;
                if let Some(binding) = binding.map_err(|reason| spec.error(reason))? {
                    stores.outputs.insert(spec.name.clone(), binding);
                }
                continue;
            }
            let keyspace = || keyspaces.of(spec.properties.get("redisHost"), clock);
            stores
                .add(
                    spec,
                    (app_id, namespace),
                    clock,
                    client,
                    keyspace,
                    resiliency,
                )
                .map_err(|reason| spec.error(reason))?;
        }
        Ok(stores)
    }

    fn add(
        &mut self,
        spec: &ComponentSpec,
        (app_id, namespace): (&str, &str),
        clock: &Clock,
        client: &HttpClient,
        keyspace: impl FnOnce() -> Arc<Keyspace>,
        resiliency: &Arc<Resiliency>,
    ) -> Result<(), String> {
        let name = spec.name.clone();
        match spec.kind {
            Kind::StateInMemory | Kind::StateSqlite | Kind::StateRedis => {
                let store = StateComponent::new(spec, namespace, clock, keyspace, resiliency)?;
                self.states.insert(name, Arc::new(store));
            }
            Kind::LockInMemory => self.add_lock(spec, app_id, Keyspace::new(clock.clone()))?,
            Kind::LockRedis => self.add_lock(spec, app_id, keyspace())?,
            Kind::ConfigurationInMemory => {
                self.add_configuration(spec, Keyspace::new(clock.clone()))?;
            }
            Kind::ConfigurationRedis => self.add_configuration(spec, keyspace())?,
            Kind::BindingsHttp | Kind::BindingsLocalStorage | Kind::BindingsRedis => {
                if let Some(binding) = OutputBinding::new(spec, client, keyspace)? {
                    self.outputs.insert(name, binding);
                }
            }
            Kind::BindingsCron => self.crons.extend(CronBinding::new(spec)?),
            Kind::CryptoLocalStorage | Kind::CryptoJwks => {
                self.cryptos.insert(name, CryptoComponent::new(spec)?);
            }
            Kind::ConversationDeepSeek
            | Kind::ConversationEcho
            | Kind::ConversationOllama
            | Kind::ConversationOpenAi => {
                self.conversations
                    .insert(name, Model::new(spec, clock, client)?);
            }
            // Those of other engines, and those that are made already.
            _ => {}
        }
        Ok(())
    }

    fn add_lock(
        &mut self,
        spec: &ComponentSpec,
        app_id: &str,
        keyspace: Arc<Keyspace>,
    ) -> Result<(), String> {
        let lock = LockComponent::new(spec, app_id, keyspace).map_err(|fault| fault.to_string())?;
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
