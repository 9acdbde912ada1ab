//! `state.in-memory`: ETags are UUIDs, and a transaction validates all changes before it applies any.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use uuid::Uuid;

use super::{Change, Delete, Found, Set, StateError, ttl};
use crate::clock::Clock;

/// The in-memory store.
#[derive(Debug)]
pub(crate) struct MemoryStore {
    clock: Clock,
    items: Mutex<BTreeMap<String, Item>>,
}

#[derive(Debug)]
struct Item {
    data: String,
    etag: String,
    expires: Option<SystemTime>,
}

type Items = BTreeMap<String, Item>;

impl MemoryStore {
    pub(super) fn new(clock: Clock) -> Self {
        Self {
            clock,
            items: Mutex::default(),
        }
    }

    fn items(&self) -> MutexGuard<'_, Items> {
        // Each change is a single step, so a panic cannot leave it half done.
        self.items.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn get(&self, key: &str) -> Option<Found> {
        self.items()
            .get(key)
            .filter(|item| item.is_alive(self.clock.now()))
            .map(Item::found)
    }

    pub(super) fn set(&self, set: &Set) -> Result<(), StateError> {
        let prepared = self.prepare(set)?;
        let mut items = self.items();
        self.check(&items, &set.key, set.etag(), set.is_first_write())?;
        items.insert(set.key.clone(), prepared);
        Ok(())
    }

    pub(super) fn delete(&self, delete: &Delete) -> Result<(), StateError> {
        delete.check_options()?;
        let mut items = self.items();
        self.check(&items, &delete.key, delete.etag(), delete.is_first_write())?;
        items.remove(&delete.key);
        Ok(())
    }

    pub(super) fn transact(&self, changes: &[Change]) -> Result<(), StateError> {
        // As in daprd, a transaction ignores the options of deletions.
        let mut prepared = Vec::with_capacity(changes.len());
        for change in changes {
            prepared.push(match change {
                Change::Set(set) => Some(self.prepare(set)?),
                Change::Delete(_) => None,
            });
        }
        let mut items = self.items();
        for change in changes {
            match change {
                Change::Set(set) => {
                    self.check(&items, &set.key, set.etag(), set.is_first_write())?
                }
                Change::Delete(delete) => {
                    self.check(&items, &delete.key, delete.etag(), delete.is_first_write())?;
                }
            }
        }
        for (change, item) in changes.iter().zip(prepared) {
            match (change, item) {
                (Change::Set(set), Some(item)) => {
                    items.insert(set.key.clone(), item);
                }
                (Change::Set(Set { key, .. }) | Change::Delete(Delete { key, .. }), _) => {
                    items.remove(key);
                }
            }
        }
        Ok(())
    }

    pub(super) fn all(&self) -> Vec<(String, Found)> {
        let (items, now) = (self.items(), self.clock.now());
        let alive = items.iter().filter(|(_, item)| item.is_alive(now));
        alive
            .map(|(key, item)| (key.clone(), item.found()))
            .collect()
    }

    /// Whether the ETag and options allow the write. Expired values count as missing.
    fn check(
        &self,
        items: &Items,
        key: &str,
        etag: Option<&str>,
        first: bool,
    ) -> Result<(), StateError> {
        let mismatch = |text: String| Err(StateError::Mismatch(Some(text)));
        let now = self.clock.now();
        match (etag, items.get(key).filter(|item| item.is_alive(now))) {
            (None, Some(_)) if first => {
                mismatch("item already exists and no etag was passed".to_owned())
            }
            (Some(_), None) => mismatch(format!("state not exist or expired for key={key}")),
            (Some(expected), Some(Item { etag, .. })) if expected != etag => mismatch(format!(
                "state etag not match for key={key}: current={etag}, expect={expected}"
            )),
            _ => Ok(()),
        }
    }

    /// Validates a value, regardless of what is stored.
    fn prepare(&self, set: &Set) -> Result<Item, StateError> {
        set.check_options()?;
        let seconds = ttl::lenient(&set.metadata)?;
        Ok(Item {
            data: set.value.to_go_string(),
            etag: Uuid::new_v4().to_string(),
            expires: seconds.and_then(|seconds| ttl::after(self.clock.now(), seconds)),
        })
    }
}

impl Item {
    fn is_alive(&self, now: SystemTime) -> bool {
        self.expires.is_none_or(|expires| now <= expires)
    }

    fn found(&self) -> Found {
        Found {
            data: self.data.clone().into_bytes(),
            etag: Some(self.etag.clone()),
            expires: self.expires,
            ..Found::default()
        }
    }
}
