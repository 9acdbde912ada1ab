//! The workflow engine of a sidecar.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, Weak};

use tokio::runtime::Handle;
use tokio::sync::watch;

use super::instance::{Instance, View};
use super::messages::Timestamp;
use super::timers::lock;
use super::waiting::Waiting;
use super::workers::Workers;
use crate::Clock;

/// The application that the workflows belong to.
#[derive(Clone, Debug)]
pub(crate) struct Identity {
    pub(crate) app_id: String,
    pub(crate) namespace: String,
    /// Whether an actor state store is configured, which daprd requires. Nothing is written to it, but
    /// without it there are no instances.
    pub(crate) has_state: bool,
}

/// The workflows of a sidecar.
#[derive(Debug)]
pub(crate) struct Workflows {
    engine: Arc<Mutex<Engine>>,
    /// The number of connected workers.
    connected: watch::Receiver<usize>,
}

/// The state of the engine. Each change is a single step under its lock, which is never held across a wait.
#[derive(Debug)]
pub(super) struct Engine {
    pub(super) owner: Identity,
    pub(super) clock: Clock,
    pub(super) instances: BTreeMap<String, Instance>,
    pub(super) workers: Workers,
    pub(super) waiting: Waiting,
    /// The runtime of timers.
    pub(super) handle: Handle,
    /// A reference to itself for timers.
    pub(super) me: Weak<Mutex<Engine>>,
}

impl Identity {
    /// The actor type that daprd uses for workflows.
    pub(super) fn actor_type(&self, kind: &str) -> String {
        format!("dapr.internal.{}.{}.{kind}", self.namespace, self.app_id)
    }
}

impl Workflows {
    pub(crate) fn new(owner: Identity, clock: Clock, handle: Handle) -> Self {
        let (count, connected) = watch::channel(0);
        let engine = Arc::new_cyclic(|me| {
            Mutex::new(Engine {
                owner,
                clock,
                instances: BTreeMap::new(),
                workers: Workers::new(count),
                waiting: Waiting::default(),
                handle,
                me: Weak::clone(me),
            })
        });
        Self { engine, connected }
    }

    pub(super) fn engine(&self) -> MutexGuard<'_, Engine> {
        lock(&self.engine)
    }

    pub(super) fn weak(&self) -> Weak<Mutex<Engine>> {
        Arc::downgrade(&self.engine)
    }

    /// Whether an actor state store is configured.
    pub(crate) fn has_state(&self) -> bool {
        self.engine().owner.has_state
    }

    /// The number of connected workers.
    pub(crate) fn worker_count(&self) -> usize {
        *self.connected.borrow()
    }

    /// The actor types that daprd registers while a worker is connected, with the number of active actors of
    /// each.
    pub(crate) fn actor_types(&self) -> Vec<(String, usize)> {
        let engine = self.engine();
        if engine.workers.is_empty() {
            return Vec::new();
        }
        let going_on = engine.instances.values();
        let going_on = going_on.filter(|instance| !instance.is_completed()).count();
        [("activity", 0), ("retentioner", 0), ("workflow", going_on)]
            .map(|(kind, count)| (engine.owner.actor_type(kind), count))
            .into()
    }

    /// Waits until a worker is connected.
    pub(crate) async fn worker(&self) {
        let mut connected = self.connected.clone();
        // Fails only if the engine is dropped, and `self` holds it.
        let _ = connected.wait_for(|count| *count > 0).await;
    }

    /// All instances, sorted by ID.
    pub(crate) fn all(&self) -> Vec<View> {
        let engine = self.engine();
        let views = engine
            .instances
            .iter()
            .map(|(id, instance)| instance.view(id));
        views.collect()
    }

    /// Ends the streams of the workers, so that they do not delay the shutdown of the server.
    pub(crate) fn dismiss_workers(&self) {
        self.engine().workers.dismiss();
    }

    /// Stops the engine and cancels its timers.
    pub(crate) fn end(&self) {
        let mut engine = self.engine();
        engine.workers.dismiss();
        engine.instances.clear();
        engine.waiting = Waiting::default();
    }
}

impl Engine {
    pub(super) fn now(&self) -> Timestamp {
        Timestamp::from(self.clock.now())
    }
}
