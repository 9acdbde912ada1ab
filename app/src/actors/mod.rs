//! Actors: objects with an id and a state, whose calls take turns.

mod actor_type;
mod context;
mod host;
mod proxy;
mod state;
mod stores;

pub use actor_type::ActorType;
pub use context::ActorContext;
pub(crate) use host::Host;
pub(crate) use host::{Invoked, Turn};
pub use proxy::ActorProxy;
pub use state::{ActorState, ActorStateError};
pub use stores::MemoryState;

use std::fmt;
use std::future::Future;

use dapr_client::Json;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A type of actors that an application hosts.
///
/// A value of the type exists from activation to deactivation. Keep data that must survive in the
/// [`state`](ActorContext::state). Methods take `&self`: calls to one actor run one at a time, but
/// reentrant calls run within a turn.
///
/// ```
/// use dapr_app::{Actor, ActorContext, ActorFailure, ActorMethod};
/// use serde::{Deserialize, Serialize};
///
/// struct Counter;
///
/// impl Actor for Counter {
///     const TYPE: &'static str = "counter";
///
///     async fn activate(_context: &ActorContext) -> Result<Self, ActorFailure> {
///         Ok(Counter)
///     }
/// }
///
/// /// Adds to the count and returns the sum.
/// #[derive(Serialize, Deserialize)]
/// struct Add(u64);
///
/// impl ActorMethod for Add {
///     type Actor = Counter;
///     type Output = u64;
///     const NAME: &'static str = "add";
///
///     async fn call(self, _counter: &Counter, context: &ActorContext) -> Result<u64, ActorFailure> {
///         let sum = context.state().get::<u64>("count").await?.unwrap_or(0) + self.0;
///         context.state().set("count", &sum)?;
///         Ok(sum)
///     }
/// }
/// ```
pub trait Actor: Send + Sync + Sized + 'static {
    /// The name of the type for callers and the sidecar.
    const TYPE: &'static str;

    /// Creates the actor when it is called for the first time, or again after deactivation.
    ///
    /// # Errors
    ///
    /// An error fails the call that activates the actor.
    fn activate(context: &ActorContext) -> impl Future<Output = Result<Self, ActorFailure>> + Send;

    /// Called before the actor is dropped: when it was idle for long enough, moves to another host, or
    /// the application stops. Changes of the state are saved.
    ///
    /// # Errors
    ///
    /// An error is reported. The actor is dropped anyway.
    fn deactivate(
        &self,
        context: &ActorContext,
    ) -> impl Future<Output = Result<(), ActorFailure>> + Send {
        let _ = context;
        async { Ok(()) }
    }

    /// Called when a reminder of the actor is due. An error makes the sidecar call again.
    ///
    /// # Errors
    ///
    /// Without an implementation every reminder fails.
    fn reminder(
        &self,
        reminder: Reminder,
        context: &ActorContext,
    ) -> impl Future<Output = Result<(), ActorFailure>> + Send {
        let _ = context;
        async move {
            Err(ActorFailure::new(format!(
                "no handler for the reminder {:?}: implement `Actor::reminder`",
                reminder.name
            )))
        }
    }

    /// Called when a timer of the actor is due.
    ///
    /// # Errors
    ///
    /// Without an implementation every timer fails.
    fn timer(
        &self,
        timer: Timer,
        context: &ActorContext,
    ) -> impl Future<Output = Result<(), ActorFailure>> + Send {
        let _ = context;
        async move {
            Err(ActorFailure::new(format!(
                "no handler for the timer {:?}: implement `Actor::timer`",
                timer.name
            )))
        }
    }
}

/// A method of an actor: a value of the type is the argument, and both the host and the
/// [`ActorProxy`] of callers use it.
pub trait ActorMethod: Serialize + DeserializeOwned + Send + 'static {
    /// The actor that has the method.
    type Actor: Actor;
    /// The return type.
    type Output: Serialize + DeserializeOwned + Send;
    /// The name of the method.
    const NAME: &'static str;

    /// Runs the method. Changes of the state are saved as one transaction after it has succeeded, and
    /// dropped if it fails.
    ///
    /// # Errors
    ///
    /// The caller gets 500 with the text of the error.
    fn call(
        self,
        actor: &Self::Actor,
        context: &ActorContext,
    ) -> impl Future<Output = Result<Self::Output, ActorFailure>> + Send;
}

/// A reminder that is due.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Reminder {
    /// The name of the registration.
    pub name: String,
    /// The data of the registration.
    pub data: Option<Json>,
}

/// A timer that is due.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Timer {
    /// The name of the registration.
    pub name: String,
    /// The callback of the registration. Empty if it has none.
    pub callback: String,
    /// The data of the registration.
    pub data: Option<Json>,
}

/// Why a turn of an actor failed.
///
/// `?` converts any error into it.
#[derive(Debug)]
pub struct ActorFailure(String);

impl ActorFailure {
    /// Creates a failure with this text.
    pub fn new(text: impl Into<String>) -> Self {
        ActorFailure(text.into())
    }
}

impl fmt::Display for ActorFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// `ActorFailure` does not implement `Error`, so that `?` can convert every error into it.
impl<E: std::error::Error> From<E> for ActorFailure {
    fn from(error: E) -> Self {
        let mut text = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            text.push_str(&format!(": {cause}"));
            source = cause.source();
        }
        ActorFailure(text)
    }
}
