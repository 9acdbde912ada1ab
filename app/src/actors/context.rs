//! The context of a turn of an actor.

use std::sync::Arc;

use dapr_client::DaprClient;

use super::Actor;
use super::proxy::ActorProxy;
use super::state::{ActorState, StateStore};
use crate::call::SharedState;

/// The context of a turn of an actor: its ID, its state, and a client.
pub struct ActorContext {
    actor_type: &'static str,
    id: String,
    state: ActorState,
    shared: Arc<SharedState>,
    dapr: Option<DaprClient>,
}

impl ActorContext {
    pub(crate) fn new(
        actor_type: &'static str,
        id: String,
        state: ActorState,
        shared: Arc<SharedState>,
        dapr: DaprClient,
    ) -> Self {
        ActorContext {
            actor_type,
            id,
            state,
            shared,
            dapr: Some(dapr),
        }
    }

    /// Creates a context for a unit test of an actor, without a sidecar. `store` is a
    /// [`MemoryState`](super::MemoryState), or a clone of one. An actor that calls
    /// [`dapr`](Self::dapr) needs [`with_client`](Self::with_client) as well.
    pub fn for_test<A: Actor>(id: impl Into<String>, store: impl StateStore) -> Self {
        ActorContext {
            actor_type: A::TYPE,
            id: id.into(),
            state: ActorState::new(Arc::new(store)),
            shared: Arc::default(),
            dapr: None,
        }
    }

    /// Adds a shared value to a context for a unit test.
    #[must_use]
    pub fn with_shared<T: Send + Sync + 'static>(mut self, value: T) -> Self {
        let mut shared = (*self.shared).clone();
        let _ = shared.insert(value);
        self.shared = Arc::new(shared);
        self
    }

    /// Sets the client of a context for a unit test, for example one with a fake
    /// [`Transport`](dapr_client::Transport).
    #[must_use]
    pub fn with_client(mut self, dapr: DaprClient) -> Self {
        self.dapr = Some(dapr);
        self
    }

    /// Returns a value set with [`DaprAppBuilder::state`](crate::DaprAppBuilder::state), or
    /// `None` if there is none of this type.
    pub fn shared<T: Send + Sync + 'static>(&self) -> Option<Arc<T>> {
        self.shared.get()
    }

    /// Returns the type of the actor.
    pub fn actor_type(&self) -> &str {
        self.actor_type
    }

    /// Returns the id of the actor, percent-decoded. The sidecar refuses ids with `/`, `\`, `?` or `#`. Avoid
    /// `%`: the sidecar does not encode it towards the application.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Returns the state of the actor.
    pub fn state(&self) -> &ActorState {
        &self.state
    }

    /// Returns a client whose calls belong to this turn: they carry its trace context and, if the type
    /// is reentrant, its reentrancy id.
    ///
    /// # Panics
    ///
    /// In a context made by [`for_test`](Self::for_test) without [`with_client`](Self::with_client).
    pub fn dapr(&self) -> &DaprClient {
        self.dapr
            .as_ref()
            .expect("this context for a test has no client: set it with `with_client`")
    }

    /// Returns a proxy of another actor, whose calls belong to this turn.
    pub fn actor<A: Actor>(&self, id: impl Into<String>) -> ActorProxy<A> {
        ActorProxy::new(self.dapr(), id)
    }
}

impl std::fmt::Debug for ActorContext {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "ActorContext({} {:?})", self.actor_type, self.id)
    }
}
