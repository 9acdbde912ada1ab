//! A state store as used by the API and by actors: built-in or pluggable.

use std::collections::BTreeMap;
use std::sync::Arc;

#[cfg(feature = "grpc")]
use super::pluggable::PluggableStore;
use super::{
    Change, Delete, Entry, Found, Get, KeyPrefix, Set, SharedValues, StateError, Store,
    original_key,
};
use crate::clock::Clock;
use crate::outbox::Outbox;
use crate::query::{Page, Query};
use crate::resiliency::{ComponentClass, Failing, Resiliency};
use crate::resources::ComponentSpec;
#[cfg(feature = "grpc")]
use crate::rpc::Channel;
use crate::stand_in::Keyspace;

/// A state store.
#[derive(Debug)]
pub(crate) struct StateComponent {
    pub(crate) name: String,
    pub(crate) prefix: KeyPrefix,
    /// Whether actors keep their state here.
    pub(crate) for_actors: bool,
    /// Whether queries are enabled although daprd's component of this type does not support them.
    allows_queries: bool,
    /// The outbox, if transactions are also published.
    pub(crate) outbox: Option<Outbox>,
    resiliency: Arc<Resiliency>,
    backing: Backing,
}

#[derive(Debug)]
enum Backing {
    Local(Store),
    #[cfg(feature = "grpc")]
    Pluggable(PluggableStore),
}

/// ETag mismatches are not retried.
impl Failing for StateError {
    fn is_final(&self) -> bool {
        matches!(self, Self::Mismatch(_) | Self::Invalid(_))
    }
}

/// Support for queries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Queries {
    Supported,
    /// Not supported.
    Unknown,
    /// Supported, but always fails with this message.
    Failing(&'static str),
}

impl StateComponent {
    /// Creates the store of a component, or returns why its properties are invalid. `keyspace` is
    /// shared by the stand-ins for Redis, `shared` by those for other servers.
    pub(crate) fn new(
        spec: &ComponentSpec,
        namespace: &str,
        clock: &Clock,
        (keyspace, shared): (impl FnOnce() -> Arc<Keyspace>, &SharedValues),
        resiliency: &Arc<Resiliency>,
    ) -> Result<Self, String> {
        refuse(spec)?;
        Self::with(
            spec,
            namespace,
            Backing::Local(Store::open(spec, clock, keyspace, shared)?),
            resiliency,
        )
    }

    /// Initializes a pluggable store.
    #[cfg(feature = "grpc")]
    pub(crate) async fn pluggable(
        spec: &ComponentSpec,
        namespace: &str,
        channel: Channel,
        resiliency: &Arc<Resiliency>,
    ) -> Result<Self, String> {
        refuse(spec)?;
        let store = PluggableStore::start(spec, channel).await?;
        Self::with(spec, namespace, Backing::Pluggable(store), resiliency)
    }

    fn with(
        spec: &ComponentSpec,
        namespace: &str,
        backing: Backing,
        resiliency: &Arc<Resiliency>,
    ) -> Result<Self, String> {
        let prefix = KeyPrefix::from_property(spec.properties.get("keyPrefix"), namespace);
        Ok(Self {
            name: spec.name.clone(),
            prefix: prefix.map_err(|error| error.to_string())?,
            for_actors: spec.properties.is_truthy("actorStateStore"),
            allows_queries: spec.properties.is_truthy("allowQueries"),
            outbox: Outbox::from_properties(&spec.properties),
            resiliency: resiliency.clone(),
            backing,
        })
    }

    /// The built-in store. `None` if the store is pluggable.
    pub(crate) fn local(&self) -> Option<&Store> {
        match &self.backing {
            Backing::Local(store) => Some(store),
            #[cfg(feature = "grpc")]
            Backing::Pluggable(_) => None,
        }
    }

    /// The features of a pluggable store.
    pub(crate) fn features(&self) -> Option<&[String]> {
        match &self.backing {
            Backing::Local(_) => None,
            #[cfg(feature = "grpc")]
            Backing::Pluggable(store) => Some(store.features()),
        }
    }

    /// Runs an operation under the component's policies.
    async fn under_policy<T, F>(&self, work: impl FnMut() -> F) -> Result<T, StateError>
    where
        F: Future<Output = Result<T, StateError>>,
    {
        let policy = self
            .resiliency
            .outbound(&self.name, ComponentClass::Statestore);
        policy
            .apply(work, |text| StateError::Other(text.to_owned()))
            .await
    }

    /// Returns the value of a key.
    pub(crate) async fn get(&self, get: &Get) -> Result<Option<Found>, StateError> {
        self.under_policy(|| self.get_once(get)).await
    }

    /// Like [`StateComponent::get`], without policies, for callers that hold the clock.
    pub(crate) async fn get_once(&self, get: &Get) -> Result<Option<Found>, StateError> {
        match &self.backing {
            Backing::Local(store) => store.get(&get.key),
            #[cfg(feature = "grpc")]
            Backing::Pluggable(store) => store.get(get).await,
        }
    }

    /// Returns the values of several keys. Not every store keeps their order. `parallelism` is the caller's
    /// limit of concurrent reads.
    pub(crate) async fn get_bulk(
        &self,
        gets: &[Get],
        parallelism: i64,
    ) -> Result<Vec<Entry>, StateError> {
        self.under_policy(|| self.get_bulk_once(gets, parallelism))
            .await
    }

    async fn get_bulk_once(
        &self,
        gets: &[Get],
        parallelism: i64,
    ) -> Result<Vec<Entry>, StateError> {
        match &self.backing {
            Backing::Local(store) => {
                let keys: Vec<String> = gets.iter().map(|get| get.key.clone()).collect();
                store.get_bulk(&keys)
            }
            #[cfg(feature = "grpc")]
            Backing::Pluggable(store) => store.get_bulk(gets, parallelism).await,
        }
    }

    /// Saves several values independently: some may be saved despite an error.
    pub(crate) async fn set_bulk(&self, sets: &[Set]) -> Result<(), StateError> {
        self.under_policy(|| self.set_bulk_once(sets)).await
    }

    async fn set_bulk_once(&self, sets: &[Set]) -> Result<(), StateError> {
        match &self.backing {
            Backing::Local(store) => store.set_bulk(sets),
            #[cfg(feature = "grpc")]
            Backing::Pluggable(store) => store.set_bulk(sets).await,
        }
    }

    /// Deletes a value, if it exists.
    pub(crate) async fn delete(&self, delete: &Delete) -> Result<(), StateError> {
        self.under_policy(|| self.delete_once(delete)).await
    }

    /// Like [`StateComponent::delete`], without policies, for callers that hold the clock.
    pub(crate) async fn delete_once(&self, delete: &Delete) -> Result<(), StateError> {
        match &self.backing {
            Backing::Local(store) => store.delete(delete),
            #[cfg(feature = "grpc")]
            Backing::Pluggable(store) => store.delete(delete).await,
        }
    }

    /// Whether the store supports transactions.
    pub(crate) fn has_transactions(&self) -> bool {
        match &self.backing {
            Backing::Local(store) => store.features().transactional,
            #[cfg(feature = "grpc")]
            Backing::Pluggable(store) => store.has("TRANSACTIONAL"),
        }
    }

    /// Whether the store can hold actor state.
    pub(crate) fn suits_actors(&self) -> bool {
        match &self.backing {
            Backing::Local(store) => {
                let features = store.features();
                features.etag && features.transactional
            }
            #[cfg(feature = "grpc")]
            Backing::Pluggable(store) => store.has("ETAG") && store.has("TRANSACTIONAL"),
        }
    }

    /// The maximum number of operations in a transaction, if limited.
    pub(crate) async fn max_transaction_size(&self) -> Option<usize> {
        match &self.backing {
            Backing::Local(_) => None,
            #[cfg(feature = "grpc")]
            Backing::Pluggable(store) => store.max_transaction_size().await,
        }
    }

    /// Applies all changes, or none if it fails (except in [`super::redis::RedisStore`]).
    pub(crate) async fn transact(
        &self,
        changes: &[Change],
        metadata: &BTreeMap<String, String>,
    ) -> Result<(), StateError> {
        self.under_policy(|| self.transact_once(changes, metadata))
            .await
    }

    async fn transact_once(
        &self,
        changes: &[Change],
        metadata: &BTreeMap<String, String>,
    ) -> Result<(), StateError> {
        match &self.backing {
            Backing::Local(store) => store.transact(changes),
            #[cfg(feature = "grpc")]
            Backing::Pluggable(store) => store.transact(changes, metadata).await,
        }
    }

    /// Whether the store supports queries.
    pub(crate) fn queries(&self) -> Queries {
        match &self.backing {
            #[cfg(feature = "grpc")]
            Backing::Pluggable(_) => Queries::Supported,
            Backing::Local(_) if self.allows_queries => Queries::Supported,
            Backing::Local(Store::Redis(_)) => {
                Queries::Failing("redis-json server support is required for query capability")
            }
            Backing::Local(store) if store.features().query => Queries::Supported,
            Backing::Local(_) => Queries::Unknown,
        }
    }

    /// Runs a query over the values that the application saved, without actor state and values of other
    /// applications. Pluggable stores do not make this distinction.
    pub(crate) async fn query(
        &self,
        query: &Query,
        metadata: &BTreeMap<String, String>,
        app_id: &str,
    ) -> Result<Page, StateError> {
        self.under_policy(|| self.query_once(query, metadata, app_id))
            .await
    }

    async fn query_once(
        &self,
        query: &Query,
        metadata: &BTreeMap<String, String>,
        app_id: &str,
    ) -> Result<Page, StateError> {
        match &self.backing {
            Backing::Local(store) => self.query_local(store, query, app_id),
            #[cfg(feature = "grpc")]
            Backing::Pluggable(store) => store.query(query, metadata).await,
        }
    }

    fn query_local(&self, store: &Store, query: &Query, app_id: &str) -> Result<Page, StateError> {
        let mut values = store.all()?;
        values.retain(|(stored, _)| {
            let app_key = self.prefix.apply(original_key(stored), &self.name, app_id);
            app_key.is_ok_and(|app_key| app_key == *stored)
        });
        query.run(values).map_err(StateError::Other)
    }
}

/// Rejects unsupported properties that would change stored values.
fn refuse(spec: &ComponentSpec) -> Result<(), String> {
    let value = spec.properties.get("primaryEncryptionKey");
    if value.is_some_and(|value| !value.is_empty()) {
        return Err(
            "the property `primaryEncryptionKey` (encryption of values) is not supported by the embedded sidecar; remove it"
                .to_owned(),
        );
    }
    Ok(())
}
