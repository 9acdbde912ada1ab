//! The state of an actor: read on demand, written as one transaction after a turn.

use std::collections::BTreeMap;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use dapr_client::{Error, Json};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Why the state of an actor could not be read or written.
#[derive(Debug)]
pub struct ActorStateError(String);

impl fmt::Display for ActorStateError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for ActorStateError {}

impl From<Error> for ActorStateError {
    fn from(error: Error) -> Self {
        ActorStateError(format!("{error:#}"))
    }
}

/// A change of one key.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A value, with the time until it expires, if any.
    Set(Json, Option<Duration>),
    /// The key is removed.
    Remove,
}

pub(super) type BoxFuture<'a, T> =
    Pin<Box<dyn Future<Output = Result<T, ActorStateError>> + Send + 'a>>;

/// A store of actor state: the sidecar, or memory for tests.
pub trait StateStore: Send + Sync + 'static {
    /// Reads a key.
    fn read<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Option<Json>>;

    /// Writes changes as one transaction.
    fn write(&self, changes: Vec<(String, Change)>) -> BoxFuture<'_, ()>;
}

/// The state of an actor. Values are read on demand. Changes are kept until the turn ends:
/// then they are saved as one transaction, or dropped if the turn failed.
///
/// A reentrant call sees and changes the state of the turn that it is part of. If it fails, its own
/// changes are dropped; all others are kept.
#[derive(Clone)]
pub struct ActorState {
    store: Arc<dyn StateStore>,
    turn: Arc<Mutex<TurnState>>,
    /// The call that makes changes: 0 is the turn itself, all others are reentrant calls.
    call: u64,
}

#[derive(Default)]
struct TurnState {
    keys: BTreeMap<String, KeyState>,
    /// The number of reentrant calls so far.
    calls: u64,
}

/// What a turn knows of a key.
#[derive(Default)]
struct KeyState {
    /// The stored value. `None` if it is not known.
    stored: Option<Option<Json>>,
    /// The changes with the calls that made them, oldest first. The last one applies.
    changes: Vec<(u64, Change)>,
}

impl KeyState {
    /// Returns the change that applies.
    fn change(&self) -> Option<&Change> {
        self.changes.last().map(|(_, change)| change)
    }

    /// Returns the value with its changes. `None` if it is not known.
    fn value(&self) -> Option<Option<Json>> {
        match self.change() {
            Some(Change::Set(json, _)) => Some(Some(json.clone())),
            Some(Change::Remove) => Some(None),
            None => self.stored.clone(),
        }
    }
}

impl TurnState {
    fn key(&mut self, key: &str) -> &mut KeyState {
        self.keys.entry(key.to_owned()).or_default()
    }
}

impl ActorState {
    pub(crate) fn new(store: Arc<dyn StateStore>) -> Self {
        ActorState {
            store,
            turn: Arc::default(),
            call: 0,
        }
    }

    /// Returns the same state for a reentrant call.
    pub(crate) fn nested(&self) -> Self {
        let call = {
            let mut turn = self.turn();
            turn.calls += 1;
            turn.calls
        };
        ActorState {
            call,
            ..self.clone()
        }
    }

    /// Drops the changes of this call. Changes of other calls stay, whether made before or after.
    pub(crate) fn revert(&self) {
        for key in self.turn().keys.values_mut() {
            key.changes.retain(|(call, _)| *call != self.call);
        }
    }

    fn turn(&self) -> MutexGuard<'_, TurnState> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads a value, or returns `None` if the key does not exist.
    ///
    /// # Errors
    ///
    /// The sidecar failed, or the value is not a `T`.
    pub async fn get<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, ActorStateError> {
        let json = self.json(key).await?;
        let decode = |json: Json| {
            json.decode().map_err(|error| {
                ActorStateError(format!("the state {key:?} cannot be read: {error:#}"))
            })
        };
        json.map(decode).transpose()
    }

    /// Returns whether the key exists.
    ///
    /// # Errors
    ///
    /// The sidecar failed.
    pub async fn contains(&self, key: &str) -> Result<bool, ActorStateError> {
        Ok(self.json(key).await?.is_some())
    }

    async fn json(&self, key: &str) -> Result<Option<Json>, ActorStateError> {
        let known = self.turn().key(key).value();
        if let Some(value) = known {
            return Ok(value);
        }
        let json = self.store.read(key).await?;
        self.turn().key(key).stored = Some(json.clone());
        Ok(json)
    }

    /// Sets a value.
    ///
    /// # Errors
    ///
    /// The value cannot be written as JSON: NaN, or a map whose keys are not strings.
    pub fn set(&self, key: &str, value: &(impl Serialize + ?Sized)) -> Result<(), ActorStateError> {
        self.change(key, value, None)
    }

    /// Sets a value that expires.
    ///
    /// # Errors
    ///
    /// The same as for [`set`](Self::set).
    pub fn set_with_ttl(
        &self,
        key: &str,
        value: &(impl Serialize + ?Sized),
        ttl: Duration,
    ) -> Result<(), ActorStateError> {
        self.change(key, value, Some(ttl))
    }

    fn change(
        &self,
        key: &str,
        value: &(impl Serialize + ?Sized),
        ttl: Option<Duration>,
    ) -> Result<(), ActorStateError> {
        let json = Json::new(value);
        if let Err(error) = dapr_client::to_json(&json) {
            return Err(ActorStateError(format!(
                "the state {key:?} cannot be set: {error}"
            )));
        }
        self.make(key, Change::Set(json, ttl));
        Ok(())
    }

    fn make(&self, key: &str, change: Change) {
        let mut turn = self.turn();
        let changes = &mut turn.key(key).changes;
        changes.retain(|(call, _)| *call != self.call);
        changes.push((self.call, change));
    }

    /// Removes a value.
    pub fn remove(&self, key: &str) {
        self.make(key, Change::Remove);
    }

    /// Saves the changes, as the host does after each turn. Unit tests call it themselves.
    ///
    /// # Errors
    ///
    /// The sidecar failed; the changes are kept.
    pub async fn save(&self) -> Result<(), ActorStateError> {
        let written: Vec<_> = {
            let turn = self.turn();
            let keys = turn.keys.iter();
            keys.filter_map(|(key, state)| Some((key.clone(), state.change()?.clone())))
                .collect()
        };
        if written.is_empty() {
            return Ok(());
        }
        self.store.write(written.clone()).await?;
        let mut turn = self.turn();
        for (key, change) in written {
            let key = turn.key(&key);
            // It may have changed again meanwhile.
            if key.change() == Some(&change) {
                key.changes.clear();
            }
            key.stored = match change {
                Change::Set(json, None) => Some(Some(json)),
                // The store decides when the value expires.
                Change::Set(_, Some(_)) => None,
                Change::Remove => Some(None),
            };
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::MemoryState;
    use super::ActorState;

    fn run<T>(future: impl Future<Output = T>) -> T {
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        match std::pin::pin!(future).poll(&mut context) {
            std::task::Poll::Ready(output) => output,
            std::task::Poll::Pending => panic!("memory does not wait"),
        }
    }

    #[test]
    fn a_failed_reentrant_call_drops_its_own_changes_only() {
        let turn = ActorState::new(Arc::new(MemoryState::default()));
        turn.set("before", &1).unwrap();
        let (failing, parallel) = (turn.nested(), turn.nested());
        failing.set("before", &2).unwrap();
        failing.set("new", &2).unwrap();
        failing.set("contested", &2).unwrap();
        parallel.set("contested", &3).unwrap();
        parallel.set("other", &3).unwrap();
        turn.set("outer", &1).unwrap();
        assert_eq!(run(turn.get::<u32>("before")).unwrap(), Some(2));
        failing.revert();
        for (key, value) in [
            ("before", Some(1)),
            ("new", None),
            ("contested", Some(3)),
            ("other", Some(3)),
            ("outer", Some(1)),
        ] {
            assert_eq!(run(turn.get::<u32>(key)).unwrap(), value, "{key}");
        }
        // The change that the second call replaced was dropped already.
        parallel.revert();
        assert_eq!(run(turn.get::<u32>("contested")).unwrap(), None);
        assert_eq!(run(turn.get::<u32>("before")).unwrap(), Some(1));
    }
}
