//! Hosting actors: activation, turns, reentrancy, and saving the state.

use std::collections::{BTreeMap, HashMap};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_lock::{MutexGuardArc, OnceCell};
use dapr_client::actors::{ActorReentrancy, ActorTypeConfig};
use dapr_client::{Bytes, DaprClient};

use super::state::{ActorState, SidecarState};
use super::{Actor, ActorContext, ActorFailure, ActorMethod, Reminder, Timer};
use crate::app::caught;
use crate::call::{Context, SharedState};

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, ActorFailure>> + Send + 'a>>;
type Method<A> =
    Arc<dyn for<'a> Fn(Bytes, &'a A, &'a ActorContext) -> BoxFuture<'a, Vec<u8>> + Send + Sync>;

/// What an actor does in a turn.
type Work<'w, A, T> =
    Box<dyn for<'a> FnOnce(&'a A, &'a ActorContext) -> BoxFuture<'a, T> + Send + 'w>;

/// How a type of actors is hosted, and which methods it has.
///
/// ```
/// # use dapr_app::{Actor, ActorContext, ActorFailure, ActorMethod, ActorType};
/// # #[derive(serde::Serialize, serde::Deserialize)]
/// # struct Add(u64);
/// # struct Counter;
/// # impl Actor for Counter {
/// #     const TYPE: &'static str = "counter";
/// #     async fn activate(_: &ActorContext) -> Result<Self, ActorFailure> { Ok(Counter) }
/// # }
/// # impl ActorMethod for Add {
/// #     type Actor = Counter;
/// #     type Output = u64;
/// #     const NAME: &'static str = "add";
/// #     async fn call(self, _: &Counter, _: &ActorContext) -> Result<u64, ActorFailure> { Ok(0) }
/// # }
/// use std::time::Duration;
///
/// let counter = ActorType::<Counter>::new()
///     .method::<Add>()
///     .idle_timeout(Duration::from_secs(600));
/// ```
#[must_use = "give it to `DaprApp::builder().actor(..)`"]
pub struct ActorType<A> {
    methods: BTreeMap<&'static str, Method<A>>,
    repeated: Vec<&'static str>,
    idle_timeout: Option<Duration>,
    drain_ongoing_call_timeout: Option<Duration>,
    drain_rebalanced_actors: Option<bool>,
    reentrancy: Option<Option<i32>>,
}

impl<A: Actor> Default for ActorType<A> {
    fn default() -> Self {
        ActorType {
            methods: BTreeMap::new(),
            repeated: Vec::new(),
            idle_timeout: None,
            drain_ongoing_call_timeout: None,
            drain_rebalanced_actors: None,
            reentrancy: None,
        }
    }
}

impl<A: Actor> ActorType<A> {
    /// A type without methods.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a method.
    pub fn method<M: ActorMethod<Actor = A>>(mut self) -> Self {
        let method: Method<A> = Arc::new(|body, actor, context| {
            Box::pin(async move {
                let body = if body.is_empty() { b"null" } else { &*body };
                let method: M = serde_json::from_slice(body)?;
                let output = method.call(actor, context).await?;
                Ok(serde_json::to_vec(&output)?)
            })
        });
        if self.methods.insert(M::NAME, method).is_some() {
            self.repeated.push(M::NAME);
        }
        self
    }

    /// Deactivates an actor after this time without a call. Defaults to an hour.
    pub fn idle_timeout(mut self, timeout: Duration) -> Self {
        self.idle_timeout = Some(timeout);
        self
    }

    /// Lets an actor that moves to another host finish its call within this time. Defaults to two
    /// seconds.
    pub fn drain_ongoing_call_timeout(mut self, timeout: Duration) -> Self {
        self.drain_ongoing_call_timeout = Some(timeout);
        self
    }

    /// Whether an actor that moves to another host may finish its call. Defaults to `true`.
    pub fn drain_rebalanced_actors(mut self, drain: bool) -> Self {
        self.drain_rebalanced_actors = Some(drain);
        self
    }

    /// Lets calls that an actor makes come back to it within its turn. `None` leaves the depth to the
    /// sidecar: 32.
    pub fn reentrant(mut self, max_stack_depth: Option<i32>) -> Self {
        self.reentrancy = Some(max_stack_depth);
        self
    }

    pub(crate) fn into_host(self) -> impl Host {
        TypeHost {
            actor_type: self,
            active: Mutex::default(),
        }
    }
}

/// One call of the sidecar at an actor.
pub(crate) struct Turn {
    pub(crate) id: String,
    pub(crate) reentrancy: Option<String>,
    pub(crate) shared: Arc<SharedState>,
    pub(crate) context: Context,
}

/// What became of a call of a method.
pub(crate) enum Invoked {
    Value(Vec<u8>),
    Unknown,
}

/// A type of actors, whichever it is.
pub(crate) trait Host: Send + Sync {
    fn type_name(&self) -> &'static str;
    fn problems(&self) -> Vec<String>;
    /// What is different from the defaults.
    fn config(&self) -> Option<ActorTypeConfig>;
    fn method<'a>(&'a self, turn: Turn, name: &'a str, body: Bytes) -> BoxFuture<'a, Invoked>;
    fn reminder(&self, turn: Turn, reminder: Reminder) -> BoxFuture<'_, ()>;
    fn timer(&self, turn: Turn, timer: Timer) -> BoxFuture<'_, ()>;
    fn deactivate(&self, turn: Turn) -> BoxFuture<'_, ()>;
    fn deactivate_all<'a>(
        &'a self,
        shared: &'a Arc<SharedState>,
        dapr: &'a DaprClient,
    ) -> Pin<Box<dyn Future<Output = ()> + Send + 'a>>;
}

struct TypeHost<A> {
    actor_type: ActorType<A>,
    active: Mutex<HashMap<String, Arc<Active<A>>>>,
}

/// An active actor, or one that is being activated.
struct Active<A> {
    actor: OnceCell<A>,
    state: ActorState,
    /// Held for a turn.
    turn: Arc<async_lock::Mutex<()>>,
    /// The chain of calls that has the turn.
    chain: Mutex<Option<String>>,
}

impl<A> Active<A> {
    fn chain(&self) -> std::sync::MutexGuard<'_, Option<String>> {
        self.chain.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<A: Actor> TypeHost<A> {
    fn active(&self, id: &str, dapr: &DaprClient) -> Arc<Active<A>> {
        let mut active = self.active.lock().unwrap_or_else(PoisonError::into_inner);
        let new = || {
            Arc::new(Active {
                actor: OnceCell::new(),
                state: ActorState::new(Arc::new(SidecarState {
                    dapr: dapr.clone(),
                    actor_type: A::TYPE,
                    id: id.to_owned(),
                })),
                turn: Arc::default(),
                chain: Mutex::new(None),
            })
        };
        active.entry(id.to_owned()).or_insert_with(new).clone()
    }

    fn is_active(&self, id: &str, actor: &Arc<Active<A>>) -> bool {
        let active = self.active.lock().unwrap_or_else(PoisonError::into_inner);
        active
            .get(id)
            .is_some_and(|other| Arc::ptr_eq(other, actor))
    }

    /// Waits for the turn of an actor. One that was deactivated in the meantime is activated anew, so
    /// that there is never more than one at a time.
    async fn wait_for_turn(
        &self,
        id: &str,
        dapr: &DaprClient,
    ) -> (Arc<Active<A>>, MutexGuardArc<()>) {
        loop {
            let active = self.active(id, dapr);
            let guard = active.turn.lock_arc().await;
            if self.is_active(id, &active) {
                return (active, guard);
            }
        }
    }

    /// Waits until the turn of an actor has ended, deactivates it, and forgets it.
    async fn deactivate_one(
        &self,
        context: ActorContext,
        actor: Arc<Active<A>>,
    ) -> Result<(), ActorFailure> {
        let _guard = actor.turn.lock_arc().await;
        if !self.is_active(context.id(), &actor) {
            return Ok(());
        }
        let result = match actor.actor.get() {
            Some(value) => match caught(value.deactivate(&context)).await {
                Ok(Ok(())) => actor.state.save().await.map_err(Into::into),
                Ok(Err(failure)) => Err(failure),
                Err(panic) => Err(ActorFailure::new(format!("the actor panicked: {panic}"))),
            },
            None => Ok(()),
        };
        let mut active = self.active.lock().unwrap_or_else(PoisonError::into_inner);
        active.remove(context.id());
        result
    }

    /// Runs work as a turn: alone, unless it belongs to the chain of calls that has the turn already.
    async fn turn<T>(&self, turn: Turn, work: Work<'_, A, T>) -> Result<T, ActorFailure> {
        let id = turn.id.clone();
        let mut dapr = turn.context.dapr().clone();
        if let Some(reentrancy) = &turn.reentrancy {
            dapr = dapr.with_header("Dapr-Reentrancy-Id", reentrancy);
        }
        let context = |active: &Active<A>| {
            let state = active.state.clone();
            ActorContext::new(A::TYPE, turn.id, state, turn.shared, dapr)
        };
        let active = self.active(&id, turn.context.dapr());
        let nested = turn.reentrancy.is_some() && *active.chain() == turn.reentrancy;
        if nested {
            let restore = active.state.snapshot();
            let result = run(&active, &context(&active), work).await;
            if result.is_err() {
                restore(&active.state);
            }
            return result;
        }
        let (active, _guard) = self.wait_for_turn(&id, turn.context.dapr()).await;
        active.chain().clone_from(&turn.reentrancy);
        let _end = EndOfTurn(&active);
        let value = run(&active, &context(&active), work).await?;
        active.state.save().await?;
        Ok(value)
    }
}

/// Ends a turn, also one whose caller went away in its middle: what was not saved is dropped. What was
/// read is read again in the next turn, because others may write the state, too.
struct EndOfTurn<'a, A>(&'a Active<A>);

impl<A> Drop for EndOfTurn<'_, A> {
    fn drop(&mut self) {
        self.0.state.discard();
        *self.0.chain() = None;
    }
}

/// Activates the actor if it is not active, and runs the work. A panic counts as a failure.
async fn run<A: Actor, T>(
    active: &Active<A>,
    context: &ActorContext,
    work: Work<'_, A, T>,
) -> Result<T, ActorFailure> {
    let all = async {
        let actor = active
            .actor
            .get_or_try_init(|| A::activate(context))
            .await?;
        work(actor, context).await
    };
    match caught(all).await {
        Ok(result) => result,
        Err(panic) => Err(ActorFailure::new(format!("the actor panicked: {panic}"))),
    }
}

impl<A: Actor> Host for TypeHost<A> {
    fn type_name(&self) -> &'static str {
        A::TYPE
    }

    fn problems(&self) -> Vec<String> {
        let repeated = self.actor_type.repeated.iter();
        let repeated =
            repeated.map(|name| format!("the actor {:?} has two methods {name:?}", A::TYPE));
        repeated.collect()
    }

    fn config(&self) -> Option<ActorTypeConfig> {
        let ActorType {
            idle_timeout,
            drain_ongoing_call_timeout,
            drain_rebalanced_actors,
            reentrancy,
            ..
        } = &self.actor_type;
        let mut config = ActorTypeConfig::new([A::TYPE]);
        config.actor_idle_timeout = *idle_timeout;
        config.drain_ongoing_call_timeout = *drain_ongoing_call_timeout;
        config.drain_rebalanced_actors = *drain_rebalanced_actors;
        config.reentrancy = reentrancy.map(|depth| {
            let mut reentrancy = ActorReentrancy::new(true);
            reentrancy.max_stack_depth = depth;
            reentrancy
        });
        (config != ActorTypeConfig::new([A::TYPE])).then_some(config)
    }

    fn method<'a>(&'a self, turn: Turn, name: &'a str, body: Bytes) -> BoxFuture<'a, Invoked> {
        Box::pin(async move {
            let Some(method) = self.actor_type.methods.get(name).cloned() else {
                return Ok(Invoked::Unknown);
            };
            let work: Work<'_, A, Vec<u8>> =
                Box::new(move |actor, context| method(body, actor, context));
            self.turn(turn, work).await.map(Invoked::Value)
        })
    }

    fn reminder(&self, turn: Turn, reminder: Reminder) -> BoxFuture<'_, ()> {
        let work: Work<'_, A, ()> =
            Box::new(move |actor, context| Box::pin(actor.reminder(reminder, context)));
        Box::pin(self.turn(turn, work))
    }

    fn timer(&self, turn: Turn, timer: Timer) -> BoxFuture<'_, ()> {
        let work: Work<'_, A, ()> =
            Box::new(move |actor, context| Box::pin(actor.timer(timer, context)));
        Box::pin(self.turn(turn, work))
    }

    fn deactivate(&self, turn: Turn) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            let found = {
                let active = self.active.lock().unwrap_or_else(PoisonError::into_inner);
                active.get(&turn.id).cloned()
            };
            let Some(actor) = found else {
                return Ok(());
            };
            let dapr = turn.context.dapr().clone();
            let state = actor.state.clone();
            let context = ActorContext::new(A::TYPE, turn.id, state, turn.shared, dapr);
            self.deactivate_one(context, actor).await
        })
    }

    fn deactivate_all<'a>(
        &'a self,
        shared: &'a Arc<SharedState>,
        dapr: &'a DaprClient,
    ) -> Pin<Box<dyn Future<Output = ()> + Send + 'a>> {
        Box::pin(async move {
            let all: Vec<_> = {
                let active = self.active.lock().unwrap_or_else(PoisonError::into_inner);
                active
                    .iter()
                    .map(|(id, actor)| (id.clone(), actor.clone()))
                    .collect()
            };
            for (id, actor) in all {
                let state = actor.state.clone();
                let context = ActorContext::new(A::TYPE, id, state, shared.clone(), dapr.clone());
                // The application stops: nothing is left to report to.
                let _ = self.deactivate_one(context, actor).await;
            }
        })
    }
}
