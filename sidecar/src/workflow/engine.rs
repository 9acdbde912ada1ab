//! All instances of a sidecar.

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

/// Whose workflows these are.
#[derive(Clone, Debug)]
pub(crate) struct Identity {
    pub(crate) app_id: String,
    pub(crate) namespace: String,
    /// Whether a state store is meant for actors, which instances are in daprd. Nothing is written there, but without
    /// one there are no instances.
    pub(crate) has_state: bool,
}

/// The workflows of a sidecar.
#[derive(Debug)]
pub(crate) struct Workflows {
    engine: Arc<Mutex<Engine>>,
    /// How many workers are connected.
    connected: watch::Receiver<usize>,
}

/// What is known. Every change is one step under its lock; nothing waits in here.
#[derive(Debug)]
pub(super) struct Engine {
    pub(super) owner: Identity,
    pub(super) clock: Clock,
    pub(super) instances: BTreeMap<String, Instance>,
    pub(super) workers: Workers,
    pub(super) waiting: Waiting,
    /// Timers run here,
    pub(super) handle: Handle,
    /// and come back to this.
    pub(super) me: Weak<Mutex<Engine>>,
}

impl Identity {
    /// A type of the actors that workflows are in daprd.
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

    /// Whether there is a place for the state of instances.
    pub(crate) fn have_state(&self) -> bool {
        self.engine().owner.has_state
    }

    /// How many workers are connected.
    pub(crate) fn worker_count(&self) -> usize {
        *self.connected.borrow()
    }

    /// The types of the actors that instances are in daprd while a worker is connected, and how many of each are active.
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
        // It fails only once the engine is gone, and this holds it.
        let _ = connected.wait_for(|count| *count > 0).await;
    }

    /// All instances, by their ids.
    pub(crate) fn all(&self) -> Vec<View> {
        let engine = self.engine();
        let views = engine
            .instances
            .iter()
            .map(|(id, instance)| instance.view(id));
        views.collect()
    }

    /// Ends the streams of the workers, so that they do not keep a server from ending.
    pub(crate) fn dismiss_workers(&self) {
        self.engine().workers.dismiss();
    }

    /// Ends all of it. What waited for the clock waits no more.
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
