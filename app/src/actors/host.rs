//! Hosting actors: activation, turns, reentrancy, and saving the state.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_lock::OnceCell;
use dapr_client::actors::ActorTypeConfig;
use dapr_client::{Bytes, DaprClient};

use super::state::ActorState;
use super::stores::SidecarState;
use super::{Actor, ActorContext, ActorFailure, ActorType, Reminder, Timer};
use crate::app::caught;
use crate::call::{Context, SharedState};

pub(super) type BoxFuture<'a, T> =
    Pin<Box<dyn Future<Output = Result<T, ActorFailure>> + Send + 'a>>;
/// The actors that failed, by their ids.
type Failures<'a> = Pin<Box<dyn Future<Output = Vec<(String, ActorFailure)>> + Send + 'a>>;

/// The work of an actor in a turn. Returns JSON; for reminders and timers, nothing. (The same type for
/// both: with two, each type of actors would have its turns compiled twice.)
type Work<'w, A> =
    Box<dyn for<'a> FnOnce(&'a A, &'a ActorContext) -> BoxFuture<'a, Vec<u8>> + Send + 'w>;

/// One call of an actor by the sidecar.
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
    ) -> Failures<'a>;
}

pub(super) struct TypeHost<A> {
    actor_type: ActorType<A>,
    active: Mutex<HashMap<String, Arc<Active<A>>>>,
}

/// An active actor, or one that is being activated.
struct Active<A> {
    actor: OnceCell<A>,
    /// Held for a turn.
    turn: async_lock::Mutex<()>,
    /// The chain of calls that has the turn, and the state of that turn.
    current: Mutex<Option<(String, ActorState)>>,
    /// Set under `turn`, after deactivation: queued calls then activate the actor anew.
    gone: AtomicBool,
}

impl<A> Active<A> {
    fn new() -> Arc<Self> {
        Arc::new(Active {
            actor: OnceCell::new(),
            turn: async_lock::Mutex::new(()),
            current: Mutex::new(None),
            gone: AtomicBool::new(false),
        })
    }

    fn current(&self) -> MutexGuard<'_, Option<(String, ActorState)>> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Ends a turn when it is dropped, also if the call is cancelled.
struct EndOfTurn<'a, A>(&'a Active<A>);

impl<A> Drop for EndOfTurn<'_, A> {
    fn drop(&mut self) {
        *self.0.current() = None;
    }
}

impl<A: Actor> TypeHost<A> {
    pub(super) fn new(actor_type: ActorType<A>) -> Self {
        TypeHost {
            actor_type,
            active: Mutex::default(),
        }
    }

    fn all(&self) -> MutexGuard<'_, HashMap<String, Arc<Active<A>>>> {
        self.active.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Creates the state of one turn.
    fn state(id: &str, dapr: &DaprClient) -> ActorState {
        ActorState::new(Arc::new(SidecarState {
            dapr: dapr.clone(),
            actor_type: A::TYPE,
            id: id.to_owned(),
        }))
    }

    /// Runs work as a turn. Waits for the current turn, unless the work belongs to its call chain.
    async fn turn(&self, turn: Turn, work: Work<'_, A>) -> Result<Vec<u8>, ActorFailure> {
        let mut dapr = turn.context.dapr().clone();
        // Without reentrancy the header means nothing, and a caller can forge it.
        let chain = turn
            .reentrancy
            .filter(|_| self.actor_type.reentrancy.is_some());
        if let Some(chain) = &chain {
            dapr = dapr.with_header("Dapr-Reentrancy-Id", chain);
        }
        loop {
            let active = self
                .all()
                .entry(turn.id.clone())
                .or_insert_with(Active::new)
                .clone();
            let outer = match (&chain, &*active.current()) {
                (Some(mine), Some((holder, state))) if mine == holder => Some(state.clone()),
                _ => None,
            };
            if let Some(state) = outer {
                if active.actor.get().is_none() {
                    return Err(ActorFailure::new(
                        "the actor was called by its own activation",
                    ));
                }
                let state = state.nested();
                let context = ActorContext::new(A::TYPE, turn.id, state.clone(), turn.shared, dapr);
                let result = run(&active, &context, work).await;
                if result.is_err() {
                    state.revert();
                }
                return result;
            }
            let _guard = active.turn.lock().await;
            if active.gone.load(Ordering::Acquire) {
                continue;
            }
            let state = Self::state(&turn.id, &dapr);
            *active.current() = chain.map(|chain| (chain, state.clone()));
            let _end = EndOfTurn(&active);
            let context = ActorContext::new(A::TYPE, turn.id, state.clone(), turn.shared, dapr);
            let value = run(&active, &context, work).await?;
            state.save().await?;
            return Ok(value);
        }
    }

    /// Deactivates an actor between two turns. Only then can its id get a new instance.
    async fn end(&self, active: &Active<A>, context: &ActorContext) -> Result<(), ActorFailure> {
        let _guard = active.turn.lock().await;
        if active.gone.load(Ordering::Acquire) {
            return Ok(());
        }
        let mut result = Ok(());
        if let Some(actor) = active.actor.get() {
            let all = async {
                actor.deactivate(context).await?;
                Ok::<(), ActorFailure>(context.state().save().await?)
            };
            result = caught(all)
                .await
                .unwrap_or_else(|panic| Err(panicked(&panic)));
        }
        active.gone.store(true, Ordering::Release);
        self.all().remove(context.id());
        result
    }
}

fn nothing(result: Result<(), ActorFailure>) -> Result<Vec<u8>, ActorFailure> {
    result.map(|()| Vec::new())
}

fn panicked(text: &str) -> ActorFailure {
    ActorFailure::new(format!("the actor panicked: {text}"))
}

/// Activates the actor if it is not active, and runs the work. A panic counts as a failure.
async fn run<A: Actor>(
    active: &Active<A>,
    context: &ActorContext,
    work: Work<'_, A>,
) -> Result<Vec<u8>, ActorFailure> {
    let activate = || async {
        let actor = A::activate(context).await?;
        // A method that fails must not drop the changes of the activation.
        context.state().save().await?;
        Ok::<A, ActorFailure>(actor)
    };
    let all = async {
        let actor = active.actor.get_or_try_init(activate).await?;
        work(actor, context).await
    };
    caught(all)
        .await
        .unwrap_or_else(|panic| Err(panicked(&panic)))
}

impl<A: Actor> Host for TypeHost<A> {
    fn type_name(&self) -> &'static str {
        A::TYPE
    }

    fn problems(&self) -> Vec<String> {
        self.actor_type.problems()
    }

    fn config(&self) -> Option<ActorTypeConfig> {
        self.actor_type.config()
    }

    fn method<'a>(&'a self, turn: Turn, name: &'a str, body: Bytes) -> BoxFuture<'a, Invoked> {
        Box::pin(async move {
            let mut methods = self.actor_type.methods.iter();
            let Some((_, method)) = methods.find(|(other, _)| *other == name) else {
                return Ok(Invoked::Unknown);
            };
            let work: Work<'_, A> = Box::new(move |actor, context| method(body, actor, context));
            self.turn(turn, work).await.map(Invoked::Value)
        })
    }

    fn reminder(&self, turn: Turn, reminder: Reminder) -> BoxFuture<'_, ()> {
        let work: Work<'_, A> = Box::new(move |actor, context| {
            Box::pin(async move { nothing(actor.reminder(reminder, context).await) })
        });
        Box::pin(async move { self.turn(turn, work).await.map(drop) })
    }

    fn timer(&self, turn: Turn, timer: Timer) -> BoxFuture<'_, ()> {
        let work: Work<'_, A> = Box::new(move |actor, context| {
            Box::pin(async move { nothing(actor.timer(timer, context).await) })
        });
        Box::pin(async move { self.turn(turn, work).await.map(drop) })
    }

    fn deactivate(&self, turn: Turn) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            let found = self.all().get(&turn.id).cloned();
            let Some(active) = found else {
                return Ok(());
            };
            let dapr = turn.context.dapr().clone();
            let state = Self::state(&turn.id, &dapr);
            let context = ActorContext::new(A::TYPE, turn.id, state, turn.shared, dapr);
            self.end(&active, &context).await
        })
    }

    fn deactivate_all<'a>(
        &'a self,
        shared: &'a Arc<SharedState>,
        dapr: &'a DaprClient,
    ) -> Failures<'a> {
        Box::pin(async move {
            let found: Vec<_> = {
                let all = self.all();
                all.iter()
                    .map(|(id, active)| (id.clone(), active.clone()))
                    .collect()
            };
            let mut failures = Vec::new();
            for (id, active) in found {
                let state = Self::state(&id, dapr);
                let context =
                    ActorContext::new(A::TYPE, id.clone(), state, shared.clone(), dapr.clone());
                if let Err(failure) = self.end(&active, &context).await {
                    failures.push((id, failure));
                }
            }
            failures
        })
    }
}
