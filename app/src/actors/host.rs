//! Hosting actors: activation, turns, reentrancy, and saving the state.

use std::collections::{BTreeMap, HashMap};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_lock::OnceCell;
use dapr_client::actors::{ActorReentrancy, ActorTypeConfig};
use dapr_client::{Bytes, DaprClient};

use super::state::{ActorState, SidecarState};
use super::{Actor, ActorContext, ActorFailure, ActorMethod, Reminder, Timer};
use crate::app::caught;
use crate::call::{Context, SharedState};

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, ActorFailure>> + Send + 'a>>;
type Method<A> =
    Arc<dyn for<'a> Fn(Bytes, &'a A, &'a ActorContext) -> BoxFuture<'a, Vec<u8>> + Send + Sync>;

/// The work of one turn of an actor.
type Work<'w, A, T> =
    Box<dyn for<'a> FnOnce(&'a A, &'a ActorContext) -> BoxFuture<'a, T> + Send + 'w>;

/// The methods and the hosting configuration of an actor type.
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
    /// Creates a type without methods.
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

    /// Allows calls that an actor makes to return to it within its turn. `None` uses the depth of the
    /// sidecar, which is 32.
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

/// The outcome of a method call.
pub(crate) enum Invoked {
    Value(Vec<u8>),
    Unknown,
}

/// A hosted actor type, independent of its Rust type.
pub(crate) trait Host: Send + Sync {
    fn type_name(&self) -> &'static str;
    fn problems(&self) -> Vec<String>;
    /// Returns the settings that differ from the defaults.
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
    turn: async_lock::Mutex<()>,
    /// The reentrancy ID of the call chain that holds the turn.
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
                turn: async_lock::Mutex::new(()),
                chain: Mutex::new(None),
            })
        };
        active.entry(id.to_owned()).or_insert_with(new).clone()
    }

    fn remove(&self, id: &str) -> Option<Arc<Active<A>>> {
        let mut active = self.active.lock().unwrap_or_else(PoisonError::into_inner);
        active.remove(id)
    }

    /// Runs work as a turn: exclusively, unless its call chain already holds the turn.
    async fn turn<T>(&self, turn: Turn, work: Work<'_, A, T>) -> Result<T, ActorFailure> {
        let active = self.active(&turn.id, turn.context.dapr());
        let nested = turn.reentrancy.is_some() && *active.chain() == turn.reentrancy;
        let mut dapr = turn.context.dapr().clone();
        if let Some(reentrancy) = &turn.reentrancy {
            dapr = dapr.with_header("Dapr-Reentrancy-Id", reentrancy);
        }
        let context = ActorContext::new(A::TYPE, turn.id, active.state.clone(), turn.shared, dapr);
        if nested {
            let restore = active.state.snapshot();
            let result = run(&active, &context, work).await;
            if result.is_err() {
                restore(&active.state);
            }
            return result;
        }
        let guard = active.turn.lock().await;
        active.chain().clone_from(&turn.reentrancy);
        let result = match run(&active, &context, work).await {
            Ok(value) => active
                .state
                .save()
                .await
                .map(|()| value)
                .map_err(Into::into),
            Err(failure) => Err(failure),
        };
        // The next turn reads values again: other writers may have changed the state.
        active.state.discard();
        *active.chain() = None;
        drop(guard);
        result
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
            let Some(active) = self.remove(&turn.id) else {
                return Ok(());
            };
            let _guard = active.turn.lock().await;
            let Some(actor) = active.actor.get() else {
                return Ok(());
            };
            let dapr = turn.context.dapr().clone();
            let context =
                ActorContext::new(A::TYPE, turn.id, active.state.clone(), turn.shared, dapr);
            actor.deactivate(&context).await?;
            Ok(active.state.save().await?)
        })
    }

    fn deactivate_all<'a>(
        &'a self,
        shared: &'a Arc<SharedState>,
        dapr: &'a DaprClient,
    ) -> Pin<Box<dyn Future<Output = ()> + Send + 'a>> {
        Box::pin(async move {
            let active: Vec<_> = {
                let mut active = self.active.lock().unwrap_or_else(PoisonError::into_inner);
                active.drain().collect()
            };
            for (id, active) in active {
                let _guard = active.turn.lock().await;
                if let Some(actor) = active.actor.get() {
                    let context = ActorContext::new(
                        A::TYPE,
                        id,
                        active.state.clone(),
                        shared.clone(),
                        dapr.clone(),
                    );
                    // The sidecar no longer waits for a response.
                    if actor.deactivate(&context).await.is_ok() {
                        let _ = active.state.save().await;
                    }
                }
            }
        })
    }
}
