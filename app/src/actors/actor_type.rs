//! Types of actors: their methods and settings.

use std::sync::Arc;
use std::time::Duration;

use dapr_client::Bytes;
use dapr_client::actors::{ActorReentrancy, ActorTypeConfig};

use super::host::{BoxFuture, Host, TypeHost};
use super::{Actor, ActorContext, ActorMethod};

/// A method with its argument and return value as JSON.
pub(super) type Method<A> =
    Arc<dyn for<'a> Fn(Bytes, &'a A, &'a ActorContext) -> BoxFuture<'a, Vec<u8>> + Send + Sync>;

/// The methods of an actor type, and its settings for hosting.
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
#[must_use = "pass it to `DaprApp::builder().actor(..)`"]
pub struct ActorType<A> {
    pub(super) methods: Vec<(&'static str, Method<A>)>,
    idle_timeout: Option<Duration>,
    drain_ongoing_call_timeout: Option<Duration>,
    drain_rebalanced_actors: Option<bool>,
    pub(super) reentrancy: Option<Option<i32>>,
}

impl<A: Actor> Default for ActorType<A> {
    fn default() -> Self {
        ActorType {
            methods: Vec::new(),
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
        self.methods.push((M::NAME, method));
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

    /// Allows an actor's own calls to call it again within its turn. `None` uses the depth of the
    /// sidecar, which is 32.
    pub fn reentrant(mut self, max_stack_depth: Option<i32>) -> Self {
        self.reentrancy = Some(max_stack_depth);
        self
    }

    pub(crate) fn into_host(self) -> impl Host {
        TypeHost::new(self)
    }

    pub(super) fn problems(&self) -> Vec<String> {
        let mut problems = Vec::new();
        for (index, (name, _)) in self.methods.iter().enumerate() {
            if self.methods[..index].iter().any(|(other, _)| other == name) {
                problems.push(format!("the actor {:?} has two methods {name:?}", A::TYPE));
            }
        }
        problems
    }

    /// Returns the settings that differ from the defaults.
    pub(super) fn config(&self) -> Option<ActorTypeConfig> {
        let mut config = ActorTypeConfig::new([A::TYPE]);
        config.actor_idle_timeout = self.idle_timeout;
        config.drain_ongoing_call_timeout = self.drain_ongoing_call_timeout;
        config.drain_rebalanced_actors = self.drain_rebalanced_actors;
        config.reentrancy = self.reentrancy.map(|depth| {
            let mut reentrancy = ActorReentrancy::new(true);
            reentrancy.max_stack_depth = depth;
            reentrancy
        });
        (config != ActorTypeConfig::new([A::TYPE])).then_some(config)
    }
}
