//! Where the state of actors is stored: in the sidecar or, for unit tests, in memory.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use dapr_client::actors::{ActorStateItem, ActorStateKey, ActorStateOperation};
use dapr_client::{DaprClient, Json};

use super::state::{BoxFuture, Change, StateStore};

/// The state that the sidecar stores.
pub(crate) struct SidecarState {
    pub(crate) dapr: DaprClient,
    pub(crate) actor_type: &'static str,
    pub(crate) id: String,
}

impl StateStore for SidecarState {
    fn read<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Option<Json>> {
        Box::pin(async move {
            let call = self.dapr.get_actor_state(self.actor_type, &self.id, key);
            let value: Option<Json> = call.await?.json()?;
            Ok(value)
        })
    }

    fn write(&self, changes: Vec<(String, Change)>) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            let operations = changes.into_iter().map(|(key, change)| match change {
                Change::Set(json, ttl) => {
                    let mut item = ActorStateItem::new(key, json);
                    if let Some(ttl) = ttl {
                        item = item.ttl(ttl);
                    }
                    ActorStateOperation::upsert(item)
                }
                Change::Remove => ActorStateOperation::delete(ActorStateKey::new(key)),
            });
            let call =
                self.dapr
                    .execute_actor_state_transaction(self.actor_type, &self.id, operations);
            Ok(call.await?)
        })
    }
}

/// State in memory, for unit tests of actors. Clones share it. Its clock moves by
/// [`advance`](Self::advance) only.
#[derive(Clone, Default)]
pub struct MemoryState(Arc<Mutex<Memory>>);

#[derive(Default)]
struct Memory {
    now: Duration,
    values: BTreeMap<String, (Json, Option<Duration>)>,
}

impl MemoryState {
    /// Lets time pass: values whose time to live is over expire.
    pub fn advance(&self, duration: Duration) {
        self.lock().now += duration;
    }

    fn lock(&self) -> MutexGuard<'_, Memory> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl StateStore for MemoryState {
    fn read<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Option<Json>> {
        let memory = self.lock();
        let now = memory.now;
        let value = memory.values.get(key);
        let value = value.filter(|(_, end)| end.is_none_or(|end| end > now));
        let value = value.map(|(json, _)| json.clone());
        Box::pin(std::future::ready(Ok(value)))
    }

    fn write(&self, changes: Vec<(String, Change)>) -> BoxFuture<'_, ()> {
        let mut memory = self.lock();
        let now = memory.now;
        for (key, change) in changes {
            match change {
                Change::Set(json, ttl) => {
                    memory.values.insert(key, (json, ttl.map(|ttl| now + ttl)))
                }
                Change::Remove => memory.values.remove(&key),
            };
        }
        Box::pin(std::future::ready(Ok(())))
    }
}
