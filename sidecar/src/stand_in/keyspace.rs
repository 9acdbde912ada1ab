//! An in-memory key-value server with expiration and change notifications.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, SystemTime};

use crate::clock::Clock;

/// The value of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StoredValue {
    /// A plain value: of a binding, a lock, a configuration item.
    Text(Vec<u8>),
    /// A versioned value: of a state store.
    Versioned(Versioned),
}

/// A value with a counter of its writes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Versioned {
    pub(crate) data: String,
    pub(crate) version: i64,
    /// Written with `first-write`: further writes need the ETag.
    pub(crate) first_write: bool,
}

/// The key holds the other kind of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("WRONGTYPE Operation against a key holding the wrong kind of value")]
pub(crate) struct WrongType;

struct Slot {
    value: StoredValue,
    expires: Option<SystemTime>,
}

type Listener = Arc<dyn Fn(&str) + Send + Sync>;

/// In-memory keys and values.
pub(crate) struct Keyspace {
    clock: Clock,
    slots: Mutex<BTreeMap<String, Slot>>,
    listeners: Mutex<BTreeMap<u64, Listener>>,
    /// The error while the server is unavailable.
    outage: Mutex<Option<String>>,
}

/// A registered listener. Dropping it unregisters.
pub(crate) struct Listening {
    keyspace: Weak<Keyspace>,
    number: u64,
}

impl Keyspace {
    pub(crate) fn new(clock: Clock) -> Arc<Self> {
        Arc::new(Self {
            clock,
            slots: Mutex::default(),
            listeners: Mutex::default(),
            outage: Mutex::default(),
        })
    }

    /// Makes the server unavailable or available. The data is kept.
    pub(super) fn set_unavailable(&self, text: Option<String>) {
        *self.outage.lock().unwrap_or_else(PoisonError::into_inner) = text;
    }

    /// Fails if the server is unavailable. Must be called before any other method.
    pub(crate) fn check_available(&self) -> Result<(), String> {
        let outage = self.outage.lock().unwrap_or_else(PoisonError::into_inner);
        outage.clone().map_or(Ok(()), Err)
    }

    /// The keys that have not expired.
    fn slots(&self, key: &str) -> MutexGuard<'_, BTreeMap<String, Slot>> {
        let now = self.clock.now();
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        if slots.get(key).is_some_and(|slot| slot.is_expired(now)) {
            slots.remove(key);
        }
        slots
    }

    /// All keys and values, sorted.
    pub(crate) fn all(&self) -> Vec<(String, StoredValue)> {
        let now = self.clock.now();
        let slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        let alive = slots.iter().filter(|(_, slot)| !slot.is_expired(now));
        alive
            .map(|(key, slot)| (key.clone(), slot.value.clone()))
            .collect()
    }

    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<StoredValue> {
        self.slots(key).get(key).map(|slot| slot.value.clone())
    }

    /// The plain value of a key.
    pub(crate) fn text(&self, key: &str) -> Result<Option<Vec<u8>>, WrongType> {
        match self.get(key) {
            None => Ok(None),
            Some(StoredValue::Text(text)) => Ok(Some(text)),
            Some(StoredValue::Versioned(_)) => Err(WrongType),
        }
    }

    /// Sets a plain value without expiration, and replaces any existing value.
    pub(crate) fn set(&self, key: &str, text: impl Into<Vec<u8>>) {
        let slot = Slot {
            value: StoredValue::Text(text.into()),
            expires: None,
        };
        self.slots(key).insert(key.to_owned(), slot);
        self.notify(key);
    }

    /// Sets a plain value with an expiration if the key does not exist. Returns whether it was set.
    pub(crate) fn set_if_absent(&self, key: &str, text: &str, lifetime: Duration) -> bool {
        let mut slots = self.slots(key);
        if slots.contains_key(key) {
            return false;
        }
        let slot = Slot {
            value: StoredValue::Text(text.into()),
            expires: self.clock.now().checked_add(lifetime),
        };
        slots.insert(key.to_owned(), slot);
        drop(slots);
        self.notify(key);
        true
    }

    /// Deletes a key. Returns whether it existed.
    pub(crate) fn remove(&self, key: &str) -> bool {
        let removed = self.slots(key).remove(key).is_some();
        if removed {
            self.notify(key);
        }
        removed
    }

    /// Sets the expiration of a key; deletes it if the time is not positive. The error is that of Redis,
    /// which uses 64-bit milliseconds.
    pub(crate) fn expire(&self, key: &str, seconds: i64) -> Result<(), String> {
        let now = self.clock.now();
        let since_epoch = now
            .duration_since(SystemTime::UNIX_EPOCH)
            .unwrap_or_default();
        let since_epoch = i64::try_from(since_epoch.as_millis()).unwrap_or(i64::MAX);
        let expiry_millis = seconds
            .checked_mul(1000)
            .and_then(|span| span.checked_add(since_epoch));
        if expiry_millis.is_none() {
            return Err("ERR invalid expire time in 'expire' command".to_owned());
        }
        let lifetime = u64::try_from(seconds).unwrap_or_default();
        if lifetime == 0 {
            self.remove(key);
            return Ok(());
        }
        match self.slots(key).get_mut(key) {
            Some(slot) => slot.expires = now.checked_add(Duration::from_secs(lifetime)),
            None => return Ok(()),
        }
        self.notify(key);
        Ok(())
    }

    /// Removes the expiration of a key.
    pub(crate) fn persist(&self, key: &str) {
        if let Some(slot) = self.slots(key).get_mut(key) {
            slot.expires = None;
        }
    }

    /// Increments a plain value; a missing one counts as zero.
    pub(crate) fn increment(&self, key: &str) -> Result<i64, String> {
        let mut slots = self.slots(key);
        let slot = slots.entry(key.to_owned()).or_insert_with(|| Slot {
            value: StoredValue::Text(b"0".to_vec()),
            expires: None,
        });
        let StoredValue::Text(text) = &mut slot.value else {
            return Err(WrongType.to_string());
        };
        let Some(number) = integer(text) else {
            return Err("ERR value is not an integer or out of range".to_owned());
        };
        let next = number
            .checked_add(1)
            .ok_or_else(|| "ERR increment or decrement would overflow".to_owned())?;
        *text = next.to_string().into_bytes();
        drop(slots);
        self.notify(key);
        Ok(next)
    }

    /// Reads and changes a key atomically: the value after `change` is stored, with the existing expiration.
    pub(crate) fn change<T>(
        &self,
        key: &str,
        change: impl FnOnce(&mut Option<StoredValue>) -> T,
    ) -> T {
        let mut slots = self.slots(key);
        let (mut value, expires) = match slots.remove(key) {
            Some(slot) => (Some(slot.value), slot.expires),
            None => (None, None),
        };
        let result = change(&mut value);
        if let Some(value) = value {
            slots.insert(key.to_owned(), Slot { value, expires });
        }
        result
    }

    /// Calls `listener` with the key after each change of a plain value, on the thread of the change.
    pub(crate) fn listen(
        self: &Arc<Self>,
        listener: impl Fn(&str) + Send + Sync + 'static,
    ) -> Listening {
        let mut listeners = self
            .listeners
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let number = listeners.last_key_value().map_or(0, |(last, _)| last + 1);
        listeners.insert(number, Arc::new(listener));
        Listening {
            keyspace: Arc::downgrade(self),
            number,
        }
    }

    fn notify(&self, key: &str) {
        // Called outside the lock: a listener may add or remove another.
        let listeners: Vec<Listener> = {
            let listeners = self
                .listeners
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            listeners.values().cloned().collect()
        };
        for listener in listeners {
            listener(key);
        }
    }
}

impl Slot {
    fn is_expired(&self, now: SystemTime) -> bool {
        self.expires.is_some_and(|expires| now >= expires)
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        if let Some(keyspace) = self.keyspace.upgrade() {
            let mut listeners = keyspace
                .listeners
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            listeners.remove(&self.number);
        }
    }
}

impl fmt::Debug for Keyspace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        formatter
            .debug_struct("Keyspace")
            .field("keys", &slots.len())
            .finish_non_exhaustive()
    }
}

/// Parses an integer in canonical form: no plus sign, leading zeros or whitespace.
fn integer(text: &[u8]) -> Option<i64> {
    let text = std::str::from_utf8(text).ok()?;
    let number: i64 = text.parse().ok()?;
    (number.to_string() == text).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keyspace() -> (Clock, Arc<Keyspace>) {
        let clock = Clock::frozen(SystemTime::UNIX_EPOCH);
        (clock.clone(), Keyspace::new(clock))
    }

    #[tokio::test]
    async fn keys_expire() {
        let (clock, keyspace) = keyspace();
        assert!(keyspace.set_if_absent("lock", "han", Duration::from_secs(5)));
        assert!(!keyspace.set_if_absent("lock", "lando", Duration::from_secs(5)));
        clock.advance(Duration::from_secs(5)).await;
        assert!(keyspace.all().is_empty());
        assert!(keyspace.set_if_absent("lock", "lando", Duration::from_secs(5)));
        keyspace.persist("lock");
        clock.advance(Duration::from_secs(50)).await;
        assert_eq!(keyspace.text("lock"), Ok(Some(b"lando".to_vec())));
        assert_eq!(keyspace.expire("lock", 0), Ok(()));
        assert_eq!(keyspace.get("lock"), None);
        assert!(keyspace.expire("lock", i64::MAX).is_err());
    }

    #[test]
    fn counters_are_incremented() {
        let (_, keyspace) = keyspace();
        assert_eq!(keyspace.increment("n"), Ok(1));
        assert_eq!(keyspace.increment("n"), Ok(2));
        keyspace.set("n", "007");
        assert!(
            keyspace
                .increment("n")
                .unwrap_err()
                .contains("not an integer")
        );
        keyspace.set("n", i64::MAX.to_string());
        assert!(keyspace.increment("n").unwrap_err().contains("overflow"));
        keyspace.change("n", |value| {
            *value = Some(StoredValue::Versioned(Versioned::default()))
        });
        assert_eq!(keyspace.text("n"), Err(WrongType));
        assert!(
            keyspace
                .increment("n")
                .unwrap_err()
                .starts_with("WRONGTYPE")
        );
    }

    #[test]
    fn changes_are_sent_to_listeners() {
        let (_, keyspace) = keyspace();
        let changes = Arc::new(Mutex::new(Vec::new()));
        let listening = keyspace.listen({
            let changes = Arc::clone(&changes);
            move |key| changes.lock().unwrap().push(key.to_owned())
        });
        keyspace.set("a", "1");
        keyspace.remove("b");
        keyspace.remove("a");
        drop(listening);
        keyspace.set("a", "2");
        assert_eq!(*changes.lock().unwrap(), ["a", "a"]);
    }
}
