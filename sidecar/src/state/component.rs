//! A state store as the API and the actors see it: one that the sidecar has in itself, or one outside.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::pluggable::PluggableStore;
use super::{
    Change, Delete, Entry, Found, Get, KeyPrefix, Set, SharedValues, StateFault, Store,
    original_key,
};
use crate::clock::Clock;
use crate::outbox::Outbox;
use crate::query::{Page, Query};
use crate::resiliency::{Failing, Resiliency, Sort};
use crate::resources::ComponentSpec;
use crate::rpc::Channel;
use crate::stand_in::Keyspace;

/// A state store.
#[derive(Debug)]
pub(crate) struct StateComponent {
    pub(crate) name: String,
    pub(crate) prefix: KeyPrefix,
    /// Whether actors keep their state here.
    pub(crate) for_actors: bool,
    /// Whether queries are answered although daprd's component of this type does not answer them.
    allows_queries: bool,
    /// Whether transactions are published as well, and where to.
    pub(crate) outbox: Option<Outbox>,
    resiliency: Arc<Resiliency>,
    backing: Backing,
}

#[derive(Debug)]
enum Backing {
    Local(Store),
    Pluggable(PluggableStore),
}

/// A value that is not the one that is meant stays so.
impl Failing for StateFault {
    fn is_final(&self) -> bool {
        matches!(self, Self::Mismatch(_) | Self::Invalid(_))
    }
}

/// What becomes of queries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Queries {
    Answered,
    /// The component knows no queries.
    Unknown,
    /// The component knows them, and fails always; why.
    Failing(&'static str),
}

impl StateComponent {
    /// Makes the store that a component describes, or says what is wrong with its properties. `keyspace` is
    /// what the stand-ins for Redis share, `shared` what those for other servers do.
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

    /// Begins a store outside, or says why it does not begin.
    pub(crate) async fn pluggable(
        spec: &ComponentSpec,
        namespace: &str,
        channel: Channel,
        resiliency: &Arc<Resiliency>,
    ) -> Result<Self, String> {
        refuse(spec)?;
        let store = PluggableStore::begin(spec, channel).await?;
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
            prefix: prefix.map_err(|fault| fault.to_string())?,
            for_actors: spec.properties.is_truthy("actorStateStore"),
            allows_queries: spec.properties.is_truthy("allowQueries"),
            outbox: Outbox::from_properties(&spec.properties),
            resiliency: resiliency.clone(),
            backing,
        })
    }

    /// The store, if the sidecar has it in itself.
    pub(crate) fn local(&self) -> Option<&Store> {
        match &self.backing {
            Backing::Local(store) => Some(store),
            Backing::Pluggable(_) => None,
        }
    }

    /// What a store outside says that it can do.
    pub(crate) fn features(&self) -> Option<&[String]> {
        match &self.backing {
            Backing::Local(_) => None,
            Backing::Pluggable(store) => Some(store.features()),
        }
    }

    /// Does something as often as the policies for the component want.
    async fn ask<T, F>(&self, work: impl FnMut() -> F) -> Result<T, StateFault>
    where
        F: Future<Output = Result<T, StateFault>>,
    {
        let policy = self.resiliency.outbound(&self.name, Sort::Statestore);
        policy
            .ask(work, |said| StateFault::Other(said.to_owned()))
            .await
    }

    /// What there is for a key.
    pub(crate) async fn get(&self, get: &Get) -> Result<Option<Found>, StateFault> {
        self.ask(|| self.get_once(get)).await
    }

    /// As [`StateComponent::get`], without policies: for somebody who holds the clock.
    pub(crate) async fn get_once(&self, get: &Get) -> Result<Option<Found>, StateFault> {
        match &self.backing {
            Backing::Local(store) => store.get(&get.key),
            Backing::Pluggable(store) => store.get(get).await,
        }
    }

    /// What there is for several keys. Not every store keeps their order. `parallelism` is what the caller says about how many
    /// may be read side by side.
    pub(crate) async fn get_several(
        &self,
        gets: &[Get],
        parallelism: i64,
    ) -> Result<Vec<Entry>, StateFault> {
        self.ask(|| self.get_several_once(gets, parallelism)).await
    }

    async fn get_several_once(
        &self,
        gets: &[Get],
        parallelism: i64,
    ) -> Result<Vec<Entry>, StateFault> {
        match &self.backing {
            Backing::Local(store) => {
                let keys: Vec<String> = gets.iter().map(|get| get.key.clone()).collect();
                store.get_several(&keys)
            }
            Backing::Pluggable(store) => store.get_several(gets, parallelism).await,
        }
    }

    /// Stores several values, each for itself: some may be stored although there is a fault.
    pub(crate) async fn set_several(&self, sets: &[Set]) -> Result<(), StateFault> {
        self.ask(|| self.set_several_once(sets)).await
    }

    async fn set_several_once(&self, sets: &[Set]) -> Result<(), StateFault> {
        match &self.backing {
            Backing::Local(store) => store.set_several(sets),
            Backing::Pluggable(store) => store.set_several(sets).await,
        }
    }

    /// Deletes a value, if there is one.
    pub(crate) async fn delete(&self, delete: &Delete) -> Result<(), StateFault> {
        self.ask(|| self.delete_once(delete)).await
    }

    /// As [`StateComponent::delete`], without policies: for somebody who holds the clock.
    pub(crate) async fn delete_once(&self, delete: &Delete) -> Result<(), StateFault> {
        match &self.backing {
            Backing::Local(store) => store.delete(delete),
            Backing::Pluggable(store) => store.delete(delete).await,
        }
    }

    /// Whether several changes can be made as one.
    pub(crate) fn has_transactions(&self) -> bool {
        match &self.backing {
            Backing::Local(store) => store.abilities().transactional,
            Backing::Pluggable(store) => store.has("TRANSACTIONAL"),
        }
    }

    /// Whether actors can keep their state here.
    pub(crate) fn suits_actors(&self) -> bool {
        match &self.backing {
            Backing::Local(store) => {
                let abilities = store.abilities();
                abilities.etag && abilities.transactional
            }
            Backing::Pluggable(store) => store.has("ETAG") && store.has("TRANSACTIONAL"),
        }
    }

    /// How many changes a transaction may have, if the store has a limit.
    pub(crate) async fn most_changes(&self) -> Option<usize> {
        match &self.backing {
            Backing::Local(_) => None,
            Backing::Pluggable(store) => store.most_changes().await,
        }
    }

    /// Carries out all changes or, with a fault, none (but see [`super::redis::RedisStore`]).
    pub(crate) async fn transact(
        &self,
        changes: &[Change],
        metadata: &BTreeMap<String, String>,
    ) -> Result<(), StateFault> {
        self.ask(|| self.transact_once(changes, metadata)).await
    }

    async fn transact_once(
        &self,
        changes: &[Change],
        metadata: &BTreeMap<String, String>,
    ) -> Result<(), StateFault> {
        match &self.backing {
            Backing::Local(store) => store.transact(changes),
            Backing::Pluggable(store) => store.transact(changes, metadata).await,
        }
    }

    /// What becomes of queries.
    pub(crate) fn queries(&self) -> Queries {
        match &self.backing {
            Backing::Pluggable(_) => Queries::Answered,
            Backing::Local(_) if self.allows_queries => Queries::Answered,
            Backing::Local(Store::Redis(_)) => {
                Queries::Failing("redis-json server support is required for query capability")
            }
            Backing::Local(store) if store.abilities().query => Queries::Answered,
            Backing::Local(_) => Queries::Unknown,
        }
    }

    /// What a query finds of what the application has stored itself: no state of actors, and nothing of others. A store outside
    /// makes no such difference.
    pub(crate) async fn query(
        &self,
        query: &Query,
        metadata: &BTreeMap<String, String>,
        app_id: &str,
    ) -> Result<Page, StateFault> {
        self.ask(|| self.query_once(query, metadata, app_id)).await
    }

    async fn query_once(
        &self,
        query: &Query,
        metadata: &BTreeMap<String, String>,
        app_id: &str,
    ) -> Result<Page, StateFault> {
        let store = match &self.backing {
            Backing::Local(store) => store,
            Backing::Pluggable(store) => return store.query(query, metadata).await,
        };
        let mut values = store.all()?;
        values.retain(|(stored, _)| {
            let own = self.prefix.apply(original_key(stored), &self.name, app_id);
            own.is_ok_and(|own| own == *stored)
        });
        query.answer(values).map_err(StateFault::Other)
    }
}

/// Refuses a property that would change what is stored: that is better than ignoring it.
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
