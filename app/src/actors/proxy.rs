//! Calling actors.

use std::marker::PhantomData;

use dapr_client::{DaprClient, Error};

use super::{Actor, ActorMethod};

/// Calls the methods of one actor, typed by the same definition that hosts it.
///
/// ```no_run
/// # use dapr_app::{Actor, ActorContext, ActorFailure, ActorMethod, ActorProxy};
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
/// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
/// let visitors = ActorProxy::<Counter>::new(&dapr, "visitors");
/// let sum: u64 = visitors.call(Add(1)).await?;
/// # Ok(())
/// # }
/// ```
pub struct ActorProxy<A> {
    dapr: DaprClient,
    id: String,
    actor: PhantomData<fn() -> A>,
}

impl<A: Actor> ActorProxy<A> {
    /// Creates a proxy of the actor with this ID.
    pub fn new(dapr: &DaprClient, id: impl Into<String>) -> Self {
        ActorProxy {
            dapr: dapr.clone(),
            id: id.into(),
            actor: PhantomData,
        }
    }

    /// Returns the id of the actor.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Calls a method.
    ///
    /// # Errors
    ///
    /// The call was not sent, the sidecar or the method failed, or the result has another type.
    pub async fn call<M: ActorMethod<Actor = A>>(&self, method: M) -> Result<M::Output, Error> {
        let call = self.dapr.invoke_actor(A::TYPE, &self.id, M::NAME);
        let reply = call.json(&method).await?;
        reply.error_for_status().await?.json().await
    }
}

impl<A> Clone for ActorProxy<A> {
    fn clone(&self) -> Self {
        ActorProxy {
            dapr: self.dapr.clone(),
            id: self.id.clone(),
            actor: PhantomData,
        }
    }
}
