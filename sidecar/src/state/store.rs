//! The built-in stores.

use std::sync::Arc;

use super::memory::MemoryStore;
use super::redis::RedisStore;
#[cfg(feature = "sqlite")]
use super::sqlite::SqliteStore;
use super::stand_in::{SharedValues, StandInStore};
use super::{Change, Delete, Entry, Found, Set, StateError};
use crate::clock::Clock;
use crate::resources::{ComponentSpec, Kind, StoreFeatures};
use crate::stand_in::Keyspace;

/// A built-in state store. Keys contain their prefix.
#[derive(Debug)]
pub(crate) enum Store {
    Memory(MemoryStore),
    #[cfg(feature = "sqlite")]
    Sqlite(SqliteStore),
    Redis(RedisStore),
    StandIn(StandInStore),
}

impl Store {
    /// Creates the store of a component. Fails if a property is invalid.
    pub(super) fn open(
        spec: &ComponentSpec,
        clock: &Clock,
        keyspace: impl FnOnce() -> Arc<Keyspace>,
        shared: &SharedValues,
    ) -> Result<Self, String> {
        match spec.kind {
            Kind::StateInMemory => Ok(Self::Memory(MemoryStore::new(clock.clone()))),
            #[cfg(feature = "sqlite")]
            Kind::StateSqlite => {
                SqliteStore::open(&spec.properties, clock.clone()).map(Self::Sqlite)
            }
            Kind::StateRedis => RedisStore::new(keyspace(), &spec.properties).map(Self::Redis),
            Kind::StateStandIn => Ok(Self::StandIn(StandInStore::new(
                shared.of(spec.server(), clock),
                StoreFeatures::of(&spec.component_type, &spec.version),
            ))),
            other => Err(format!(
                "a component of kind {other:?} is not a state store"
            )),
        }
    }

    /// The features of the store.
    pub(super) fn features(&self) -> StoreFeatures {
        match self {
            Self::StandIn(store) => store.features(),
            _ => StoreFeatures::OWN,
        }
    }

    /// Returns the entry of a key.
    pub(crate) fn get(&self, key: &str) -> Result<Option<Found>, StateError> {
        match self {
            Self::Memory(store) => Ok(store.get(key)),
            #[cfg(feature = "sqlite")]
            Self::Sqlite(store) => store.get(key),
            Self::Redis(store) => store.get(key),
            Self::StandIn(store) => Ok(store.get(key)),
        }
    }

    /// Returns the values of several keys. Not every store keeps their order.
    pub(crate) fn get_bulk(&self, keys: &[String]) -> Result<Vec<Entry>, StateError> {
        #[cfg(feature = "sqlite")]
        if let Self::Sqlite(store) = self {
            return store.get_bulk(keys);
        }
        let entry = |key: &String| Entry {
            key: key.clone(),
            found: self.get(key),
        };
        Ok(keys.iter().map(entry).collect())
    }

    /// Saves a value.
    pub(crate) fn set(&self, set: &Set) -> Result<(), StateError> {
        match self {
            Self::Memory(store) => store.set(set),
            #[cfg(feature = "sqlite")]
            Self::Sqlite(store) => store.set(set),
            Self::Redis(store) => store.set(set),
            Self::StandIn(store) => store.set(set),
        }
    }

    /// Saves several values independently: some may be saved despite an error.
    pub(crate) fn set_bulk(&self, sets: &[Set]) -> Result<(), StateError> {
        if let [set] = sets {
            return self.set(set);
        }
        let errors: Vec<_> = sets.iter().filter_map(|set| self.set(set).err()).collect();
        if errors.is_empty() {
            return Ok(());
        }
        Err(StateError::of_several(errors))
    }

    /// Deletes a value, if it exists.
    pub(crate) fn delete(&self, delete: &Delete) -> Result<(), StateError> {
        match self {
            Self::Memory(store) => store.delete(delete),
            #[cfg(feature = "sqlite")]
            Self::Sqlite(store) => store.delete(delete),
            Self::Redis(store) => store.delete(delete),
            Self::StandIn(store) => store.delete(delete),
        }
    }

    /// Applies all changes, or none if it fails (except in [`RedisStore`]).
    pub(crate) fn transact(&self, changes: &[Change]) -> Result<(), StateError> {
        match self {
            Self::Memory(store) => store.transact(changes),
            #[cfg(feature = "sqlite")]
            Self::Sqlite(store) => store.transact(changes),
            Self::Redis(store) => store.transact(changes),
            Self::StandIn(store) => store.transact(changes),
        }
    }

    /// Returns all values, sorted by key, for queries and for tests.
    pub(crate) fn all(&self) -> Result<Vec<(String, Found)>, StateError> {
        match self {
            Self::Memory(store) => Ok(store.all()),
            #[cfg(feature = "sqlite")]
            Self::Sqlite(store) => store.all(),
            Self::Redis(store) => store.all(),
            Self::StandIn(store) => Ok(store.all()),
        }
    }
}
