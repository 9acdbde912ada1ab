//! One of the stores.

use std::sync::Arc;

use super::memory::MemoryStore;
use super::redis::RedisStore;
use super::sqlite::SqliteStore;
use super::{Change, Delete, Entry, Found, KeyPrefix, Set, StateFault};
use crate::clock::Clock;
use crate::outbox::Outbox;
use crate::resources::{ComponentSpec, Kind};
use crate::stand_in::Keyspace;

/// A state store as the API sees it.
#[derive(Debug)]
pub(crate) struct StateComponent {
    pub(crate) name: String,
    pub(crate) prefix: KeyPrefix,
    pub(crate) store: Store,
    /// Whether actors keep their state here.
    pub(crate) for_actors: bool,
    /// Whether queries are answered although daprd's component of this type does not answer them.
    pub(crate) queries: bool,
    /// Whether transactions are published as well, and where to.
    pub(crate) outbox: Option<Outbox>,
}

impl StateComponent {
    /// Makes the store that a component describes, or says what is wrong with its properties. `keyspace` is
    /// what the stand-ins for Redis share.
    pub(crate) fn new(
        spec: &ComponentSpec,
        namespace: &str,
        clock: &Clock,
        keyspace: impl FnOnce() -> Arc<Keyspace>,
    ) -> Result<Self, String> {
        for (property, feature) in NOT_HERE {
            if spec
                .properties
                .get(property)
                .is_some_and(|value| !value.is_empty())
            {
                return Err(format!(
                    "the property `{property}` ({feature}) is not supported by the embedded sidecar; remove it"
                ));
            }
        }
        let prefix = KeyPrefix::from_property(spec.properties.get("keyPrefix"), namespace);
        let store = match spec.kind {
            Kind::StateInMemory => Store::Memory(MemoryStore::new(clock.clone())),
            Kind::StateSqlite => Store::Sqlite(SqliteStore::open(&spec.properties, clock.clone())?),
            Kind::StateRedis => Store::Redis(RedisStore::new(keyspace(), &spec.properties)?),
            other => return Err(format!("a component of kind {other:?} is no state store")),
        };
        Ok(Self {
            name: spec.name.clone(),
            prefix: prefix.map_err(|fault| fault.to_string())?,
            store,
            for_actors: spec.properties.is_truthy("actorStateStore"),
            queries: spec.properties.is_truthy("allowQueries"),
            outbox: Outbox::from_properties(&spec.properties),
        })
    }
}

/// Properties that would change what is stored: better refused than ignored.
const NOT_HERE: &[(&str, &str)] = &[("primaryEncryptionKey", "encryption of values")];

/// A state store. Keys have their prefix.
#[derive(Debug)]
pub(crate) enum Store {
    Memory(MemoryStore),
    Sqlite(SqliteStore),
    Redis(RedisStore),
}

impl Store {
    /// What there is for a key.
    pub(crate) fn get(&self, key: &str) -> Result<Option<Found>, StateFault> {
        match self {
            Self::Memory(store) => Ok(store.get(key)),
            Self::Sqlite(store) => store.get(key),
            Self::Redis(store) => store.get(key),
        }
    }

    /// What there is for several keys. Not every store keeps their order.
    pub(crate) fn get_several(&self, keys: &[String]) -> Result<Vec<Entry>, StateFault> {
        if let Self::Sqlite(store) = self {
            return store.get_several(keys);
        }
        let entry = |key: &String| Entry {
            key: key.clone(),
            found: self.get(key),
        };
        Ok(keys.iter().map(entry).collect())
    }

    /// Stores a value.
    pub(crate) fn set(&self, set: &Set) -> Result<(), StateFault> {
        match self {
            Self::Memory(store) => store.set(set),
            Self::Sqlite(store) => store.set(set),
            Self::Redis(store) => store.set(set),
        }
    }

    /// Stores several values, each for itself: some may be stored although there is a fault.
    pub(crate) fn set_several(&self, sets: &[Set]) -> Result<(), StateFault> {
        if let [set] = sets {
            return self.set(set);
        }
        let faults: Vec<_> = sets.iter().filter_map(|set| self.set(set).err()).collect();
        if faults.is_empty() {
            return Ok(());
        }
        Err(StateFault::of_several(faults))
    }

    /// Deletes a value, if there is one.
    pub(crate) fn delete(&self, delete: &Delete) -> Result<(), StateFault> {
        match self {
            Self::Memory(store) => store.delete(delete),
            Self::Sqlite(store) => store.delete(delete),
            Self::Redis(store) => store.delete(delete),
        }
    }

    /// Carries out all changes or, with a fault, none (but see [`RedisStore`]).
    pub(crate) fn transact(&self, changes: &[Change]) -> Result<(), StateFault> {
        match self {
            Self::Memory(store) => store.transact(changes),
            Self::Sqlite(store) => store.transact(changes),
            Self::Redis(store) => store.transact(changes),
        }
    }

    /// Everything that is stored, sorted by key: for queries and for tests that look inside.
    pub(crate) fn all(&self) -> Result<Vec<(String, Found)>, StateFault> {
        match self {
            Self::Memory(store) => Ok(store.all()),
            Self::Sqlite(store) => store.all(),
            Self::Redis(store) => store.all(),
        }
    }
}
