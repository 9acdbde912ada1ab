//! The actors that one sidecar hosts.

use std::collections::HashMap;
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};
use std::time::{Duration, SystemTime};

use tokio::sync::watch;

use super::timers::Timers;
use super::turn::Turn;
use super::{ActorId, Call, HostedTypes, InvokeError, Placement, delivery};
use crate::app::{App, BufferedResponse};
use crate::clock::{BusyGuard, Clock, Sleep};
use crate::resiliency::Resiliency;
use crate::tasks::Tasks;

/// The actors that one sidecar hosts.
pub(crate) struct Host {
    number: u64,
    pub(super) clock: Clock,
    app: Option<App>,
    resiliency: Arc<Resiliency>,
    pub(super) placement: Arc<Placement>,
    types: OnceLock<HostedTypes>,
    ready: watch::Sender<bool>,
    active: Mutex<HashMap<ActorId, Arc<Active>>>,
    pub(super) timers: Timers,
    pub(super) tasks: Tasks,
}

/// An actor that is active: it was called and its idle timeout has not elapsed.
struct Active {
    turn: Arc<Turn>,
    idle: Duration,
    idle_at: Mutex<SystemTime>,
}

impl Active {
    fn touch(&self, now: SystemTime) {
        *self.idle_at.lock().unwrap_or_else(PoisonError::into_inner) = now + self.idle;
    }

    fn idle_at(&self) -> SystemTime {
        *self.idle_at.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The number of the next host. Distinguishes sidecars of the same application.
static HOSTS: AtomicU64 = AtomicU64::new(0);

impl Host {
    pub(crate) fn new(
        clock: Clock,
        app: Option<App>,
        placement: Arc<Placement>,
        resiliency: Arc<Resiliency>,
    ) -> Arc<Self> {
        Arc::new(Self {
            number: HOSTS.fetch_add(1, Ordering::Relaxed),
            clock,
            app,
            resiliency,
            placement,
            types: OnceLock::new(),
            ready: watch::Sender::new(false),
            active: Mutex::default(),
            timers: Timers::default(),
            tasks: Tasks::default(),
        })
    }

    /// Starts hosting these types. Calls wait until then.
    pub(crate) fn start(self: &Arc<Self>, types: HostedTypes) {
        let hosts_any_type = types.names().next().is_some();
        let is_first_start = self.types.set(types).is_ok();
        if is_first_start && hosts_any_type {
            self.placement.join(self);
        }
        self.ready.send_replace(true);
    }

    /// Stops hosting and cancels all timers.
    pub(crate) fn end(self: &Arc<Self>) {
        self.placement.leave(self);
        self.timers.clear();
        self.tasks.end();
    }

    /// Stops hosting and deactivates all actors that are not busy.
    pub(crate) async fn deactivate_all(self: &Arc<Self>) {
        self.placement.leave(self);
        self.timers.clear();
        let active_actors: Vec<ActorId> = self.active().keys().cloned().collect();
        for actor in active_actors {
            self.deactivate(&actor).await;
        }
    }

    pub(super) fn number(&self) -> u64 {
        self.number
    }

    /// Reports that a reminder or timer failed, unless the application canceled it.
    pub(super) fn report(&self, actor: &ActorId, method: &str, error: &InvokeError) {
        let is_canceled = |error: &InvokeError| *error == InvokeError::Canceled;
        let is_elsewhere = matches!(error, InvokeError::Elsewhere(error) if is_canceled(error));
        if let Some(app) = self
            .app
            .as_ref()
            .filter(|_| !is_canceled(error) && !is_elsewhere)
        {
            let ActorId { actor_type, id } = actor;
            app.log().warn(
                "actors",
                format_args!("{method} of the actor {actor_type}/{id} failed: {error}"),
            );
        }
    }

    /// Waits until the types of the application are known.
    pub(crate) async fn ready(&self) {
        // Cannot fail: the sender lives as long as `self`.
        let _ = self.ready.subscribe().wait_for(|ready| *ready).await;
    }

    /// Whether the actor types of the application are known.
    pub(crate) fn is_ready(&self) -> bool {
        *self.ready.borrow()
    }

    /// Whether the application hosts the type.
    pub(crate) fn hosts(&self, actor_type: &str) -> bool {
        self.types
            .get()
            .is_some_and(|types| types.get(actor_type).is_some())
    }

    /// The hosted types with the number of active actors of each.
    pub(crate) fn active_counts(&self) -> Vec<(String, usize)> {
        let active = self.active();
        let count = |name: &str| {
            active
                .keys()
                .filter(|actor| actor.actor_type == name)
                .count()
        };
        let types = self.types.get().into_iter().flat_map(HostedTypes::names);
        types.map(|name| (name.to_owned(), count(name))).collect()
    }

    /// The active actors, sorted.
    pub(crate) fn active_actors(&self) -> Vec<ActorId> {
        let mut actors: Vec<ActorId> = self.active().keys().cloned().collect();
        actors.sort();
        actors
    }

    /// Whether the actor is active on this host.
    pub(crate) fn is_active(&self, actor: &ActorId) -> bool {
        self.active().contains_key(actor)
    }

    /// Calls an actor on the host that it is placed on.
    pub(crate) async fn invoke(
        self: &Arc<Self>,
        actor: &ActorId,
        call: Call,
    ) -> Result<BufferedResponse, InvokeError> {
        // daprd retries for five seconds; here, placement is known immediately.
        let Some(host) = self.placement.find(actor) else {
            return Err(InvokeError::NoAddress(actor.clone()));
        };
        let outcome = host.invoke_local(actor, call).await;
        if Arc::ptr_eq(&host, self) {
            outcome
        } else {
            outcome.map_err(|error| InvokeError::Elsewhere(Box::new(error)))
        }
    }

    /// Calls an actor on this host.
    async fn invoke_local(
        self: &Arc<Self>,
        actor: &ActorId,
        call: Call,
    ) -> Result<BufferedResponse, InvokeError> {
        let Some(app) = &self.app else {
            return Err(InvokeError::NoApp(actor.actor_type.clone()));
        };
        let chain = call.chain();
        loop {
            let active = self.activate(actor)?;
            let pass = match active.turn.acquire(chain.as_deref()).await {
                Ok(pass) => pass,
                // The actor was deactivated concurrently; the retry activates it again.
                Err(InvokeError::Closed) => continue,
                Err(error) => return Err(error),
            };
            active.touch(self.clock.now());
            // The caller keeps its clock guard: the clock waits until a reminder or timer returns.
            let policy = self.resiliency.turn(&actor.actor_type);
            let work = || delivery::call(app, actor, call.clone(), pass.chain.as_deref());
            let outcome = policy.run(&mut None, work).await;
            return outcome.map_err(|stopped| stopped.or(|_| InvokeError::TimedOut));
        }
    }

    fn activate(self: &Arc<Self>, actor: &ActorId) -> Result<Arc<Active>, InvokeError> {
        let settings = self
            .types
            .get()
            .and_then(|types| types.get(&actor.actor_type));
        let settings = settings.ok_or_else(|| InvokeError::NoAddress(actor.clone()))?;
        let mut active_actors = self.active();
        if let Some(active) = active_actors.get(actor) {
            return Ok(active.clone());
        }
        let idle_at = self.clock.now() + settings.idle;
        let active = Arc::new(Active {
            turn: Turn::new(settings.reentrant),
            idle: settings.idle,
            idle_at: Mutex::new(idle_at),
        });
        active_actors.insert(actor.clone(), active.clone());
        let sleep = self.clock.sleep_until(idle_at);
        let watched = watch_idle(
            Arc::downgrade(self),
            actor.clone(),
            Arc::downgrade(&active),
            sleep,
        );
        self.tasks.spawn(watched);
        Ok(active)
    }

    /// Deactivates an actor unless it is busy. Returns whether it did.
    async fn deactivate(&self, actor: &ActorId) -> bool {
        let was_active = {
            let mut active_actors = self.active();
            match active_actors.get(actor) {
                Some(active) if !active.turn.close() => return false,
                Some(_) => active_actors.remove(actor).is_some(),
                None => false,
            }
        };
        if let (true, Some(app)) = (was_active, &self.app) {
            delivery::deactivate(app, actor).await;
        }
        true
    }

    /// Deactivates the actors that are now placed on other hosts. Busy actors continue until they are idle.
    pub(super) fn release_moved(self: Arc<Self>, placement: &Placement) {
        let lives_elsewhere = |actor: &&ActorId| {
            placement
                .find(actor)
                .is_some_and(|host| !Arc::ptr_eq(&host, &self))
        };
        let moved: Vec<ActorId> = self
            .active()
            .keys()
            .filter(lives_elsewhere)
            .cloned()
            .collect();
        if moved.is_empty() {
            return;
        }
        let busy_guard = self.clock.busy();
        let host = self.clone();
        self.tasks.spawn(async move {
            for actor in moved {
                host.deactivate(&actor).await;
            }
            drop(busy_guard);
        });
    }

    fn active(&self) -> MutexGuard<'_, HashMap<ActorId, Arc<Active>>> {
        self.active.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Waits for the idle timeout of an actor.
async fn watch_idle(host: Weak<Host>, actor: ActorId, active: Weak<Active>, mut sleep: Sleep) {
    loop {
        let due: BusyGuard = sleep.await;
        let (Some(host), Some(active)) = (host.upgrade(), active.upgrade()) else {
            return;
        };
        let now = host.clock.now();
        if active.turn.is_busy() {
            active.touch(now);
        }
        if active.idle_at() <= now && host.deactivate(&actor).await {
            return;
        }
        sleep = due.sleep_until(active.idle_at().max(now));
    }
}

impl fmt::Debug for Host {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Host")
            .field("number", &self.number)
            .field("types", &self.types.get())
            .finish_non_exhaustive()
    }
}
