//! One of the stores that the sidecar has in itself.

use std::sync::Arc;

use super::memory::MemoryStore;
use super::redis::RedisStore;
use super::sqlite::SqliteStore;
use super::stand_in::{SharedValues, StandInStore};
use super::{Change, Delete, Entry, Found, Set, StateFault};
use crate::clock::Clock;
use crate::resources::{Abilities, ComponentSpec, Kind};
use crate::stand_in::Keyspace;

/// A state store. Keys have their prefix.
#[derive(Debug)]
pub(crate) enum Store {
    Memory(MemoryStore),
    Sqlite(SqliteStore),
    Redis(RedisStore),
    StandIn(StandInStore),
}

impl Store {
    /// Makes the store that a component describes, or says what is wrong with its properties.
    pub(super) fn open(
        spec: &ComponentSpec,
        clock: &Clock,
        keyspace: impl FnOnce() -> Arc<Keyspace>,
        shared: &SharedValues,
    ) -> Result<Self, String> {
        match spec.kind {
            Kind::StateInMemory => Ok(Self::Memory(MemoryStore::new(clock.clone()))),
            Kind::StateSqlite => {
                SqliteStore::open(&spec.properties, clock.clone()).map(Self::Sqlite)
            }
            Kind::StateRedis => RedisStore::new(keyspace(), &spec.properties).map(Self::Redis),
            Kind::StateStandIn => Ok(Self::StandIn(StandInStore::new(
                shared.of(spec.server(), clock),
                Abilities::of(&spec.component_type, &spec.version),
            ))),
            other => Err(format!("a component of kind {other:?} is no state store")),
        }
    }

    /// What the store can do.
    pub(super) fn abilities(&self) -> Abilities {
        match self {
            Self::StandIn(store) => store.abilities(),
            Self::Memory(_) | Self::Sqlite(_) | Self::Redis(_) => Abilities::OWN,
        }
    }

    /// What there is for a key.
    pub(crate) fn get(&self, key: &str) -> Result<Option<Found>, StateFault> {
        match self {
            Self::Memory(store) => Ok(store.get(key)),
            Self::Sqlite(store) => store.get(key),
            Self::Redis(store) => store.get(key),
            Self::StandIn(store) => Ok(store.get(key)),
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
            Self::StandIn(store) => store.set(set),
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
            Self::StandIn(store) => store.delete(delete),
        }
    }

    /// Carries out all changes or, with a fault, none (but see [`RedisStore`]).
    pub(crate) fn transact(&self, changes: &[Change]) -> Result<(), StateFault> {
        match self {
            Self::Memory(store) => store.transact(changes),
            Self::Sqlite(store) => store.transact(changes),
            Self::Redis(store) => store.transact(changes),
            Self::StandIn(store) => store.transact(changes),
        }
    }

    /// Everything that is stored, sorted by key: for queries and for tests that look inside.
    pub(crate) fn all(&self) -> Result<Vec<(String, Found)>, StateFault> {
        match self {
            Self::Memory(store) => Ok(store.all()),
            Self::Sqlite(store) => store.all(),
            Self::Redis(store) => store.all(),
            Self::StandIn(store) => Ok(store.all()),
        }
    }
}
