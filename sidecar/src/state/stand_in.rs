//! A stand-in for a state store with its own server: keeps values in memory, and has only the features of daprd's component.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use super::memory::MemoryStore;
use super::{Change, Delete, Found, Set, StateError};
use crate::clock::Clock;
use crate::resources::StoreFeatures;

/// Values that the sidecars of a network share, one set per server.
#[derive(Debug, Default)]
pub(crate) struct SharedValues(Mutex<BTreeMap<String, Arc<MemoryStore>>>);

impl SharedValues {
    pub(crate) fn of(&self, server: &str, clock: &Clock) -> Arc<MemoryStore> {
        let mut servers = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let values = servers.entry(server.to_owned());
        let new = || Arc::new(MemoryStore::new(clock.clone()));
        Arc::clone(values.or_insert_with(new))
    }
}

/// A store with a subset of the features. Others have no effect.
#[derive(Debug)]
pub(crate) struct StandInStore {
    values: Arc<MemoryStore>,
    features: StoreFeatures,
}

impl StandInStore {
    pub(super) fn new(values: Arc<MemoryStore>, features: StoreFeatures) -> Self {
        Self { values, features }
    }

    pub(super) fn features(&self) -> StoreFeatures {
        self.features
    }

    pub(super) fn get(&self, key: &str) -> Option<Found> {
        self.values
            .get(key)
            .map(|found| self.without_hidden_etag(found))
    }

    pub(super) fn all(&self) -> Vec<(String, Found)> {
        let all = self.values.all().into_iter();
        all.map(|(key, found)| (key, self.without_hidden_etag(found)))
            .collect()
    }

    pub(super) fn set(&self, set: &Set) -> Result<(), StateError> {
        self.values.set(&self.limited(set))
    }

    pub(super) fn delete(&self, delete: &Delete) -> Result<(), StateError> {
        self.values.delete(&self.limited_delete(delete))
    }

    pub(super) fn transact(&self, changes: &[Change]) -> Result<(), StateError> {
        let limited = changes.iter().map(|change| match change {
            Change::Set(set) => Change::Set(self.limited(set).into_owned()),
            Change::Delete(delete) => Change::Delete(self.limited_delete(delete).into_owned()),
        });
        self.values.transact(&limited.collect::<Vec<_>>())
    }

    fn without_hidden_etag(&self, found: Found) -> Found {
        Found {
            etag: found.etag.filter(|_| self.features.etag),
            ..found
        }
    }

    fn limited<'s>(&self, set: &'s Set) -> Cow<'s, Set> {
        if self.features.etag && self.features.ttl {
            return Cow::Borrowed(set);
        }
        let mut set = set.clone();
        if !self.features.etag {
            set.etag = None;
            set.concurrency.clear();
        }
        if !self.features.ttl {
            set.metadata.remove("ttlInSeconds");
        }
        Cow::Owned(set)
    }

    fn limited_delete<'d>(&self, delete: &'d Delete) -> Cow<'d, Delete> {
        if self.features.etag {
            return Cow::Borrowed(delete);
        }
        Cow::Owned(Delete {
            etag: None,
            concurrency: String::new(),
            ..delete.clone()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Value;

    fn set(etag: Option<&str>) -> Set {
        Set {
            etag: etag.map(str::to_owned),
            metadata: [("ttlInSeconds".to_owned(), "1".to_owned())].into(),
            ..Set::new("key", Value::text("value"))
        }
    }

    #[tokio::test]
    async fn unsupported_features_have_no_effect() {
        let clock = Clock::frozen(std::time::SystemTime::UNIX_EPOCH);
        let shared = SharedValues::default();
        let of = |component_type, version| {
            let features = StoreFeatures::of(component_type, version);
            StandInStore::new(shared.of(component_type, &clock), features)
        };
        let (plain, full) = (of("state.rethinkdb", "v1"), of("state.mysql", "v1"));
        for store in [&plain, &full] {
            store.set(&set(None)).unwrap();
        }
        assert_eq!(plain.get("key").unwrap().etag, None);
        assert!(full.get("key").unwrap().etag.is_some());
        assert_eq!(plain.set(&set(Some("other"))), Ok(()));
        assert!(full.set(&set(Some("other"))).is_err());
        clock.advance(std::time::Duration::from_secs(2)).await;
        assert!(plain.get("key").is_some() && full.get("key").is_none());
    }

    #[test]
    fn components_with_the_same_server_share_values() {
        let clock = Clock::frozen(std::time::SystemTime::UNIX_EPOCH);
        let shared = SharedValues::default();
        let store = |server| StandInStore::new(shared.of(server, &clock), StoreFeatures::OWN);
        store("host=db").set(&set(None)).unwrap();
        assert!(store("host=db").get("key").is_some());
        assert!(store("host=other").get("key").is_none());
    }
}
