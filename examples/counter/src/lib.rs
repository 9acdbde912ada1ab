//! An actor that counts. The same definition serves its host and its callers.

use std::time::Duration;

use dapr_app::{Actor, ActorContext, ActorFailure, ActorMethod, Reminder, Timer};
use serde::{Deserialize, Serialize};

/// A counter. Its state is in the sidecar's state store, so that it survives the process.
pub struct Counter;

impl Actor for Counter {
    const TYPE: &'static str = "counter";

    async fn activate(_context: &ActorContext) -> Result<Self, ActorFailure> {
        Ok(Counter)
    }

    async fn timer(&self, _timer: Timer, context: &ActorContext) -> Result<(), ActorFailure> {
        increment(context, "ticks", 1).await?;
        Ok(())
    }

    async fn reminder(
        &self,
        reminder: Reminder,
        context: &ActorContext,
    ) -> Result<(), ActorFailure> {
        increment(context, &reminder.name, 1).await?;
        Ok(())
    }
}

/// Adds to the count and returns the sum.
#[derive(Debug, Serialize, Deserialize)]
pub struct Add(pub u64);

impl ActorMethod for Add {
    type Actor = Counter;
    type Output = u64;
    const NAME: &'static str = "add";

    async fn call(self, _: &Counter, context: &ActorContext) -> Result<u64, ActorFailure> {
        increment(context, "count", self.0).await
    }
}

/// Reads a number of the state: `count`, `ticks`, or the name of a reminder.
#[derive(Debug, Serialize, Deserialize)]
pub struct Get(pub String);

impl ActorMethod for Get {
    type Actor = Counter;
    type Output = u64;
    const NAME: &'static str = "get";

    async fn call(self, _: &Counter, context: &ActorContext) -> Result<u64, ActorFailure> {
        Ok(context.state().get(&self.0).await?.unwrap_or(0))
    }
}

/// Starts a timer that ticks every 100 milliseconds, and a reminder that comes once.
#[derive(Debug, Serialize, Deserialize)]
pub struct Start;

impl ActorMethod for Start {
    type Actor = Counter;
    type Output = ();
    const NAME: &'static str = "start";

    async fn call(self, _: &Counter, context: &ActorContext) -> Result<(), ActorFailure> {
        let (dapr, id) = (context.dapr(), context.id());
        let tenth = Duration::from_millis(100);
        dapr.register_actor_timer(Counter::TYPE, id, "tick")
            .due_time(tenth)
            .period(tenth)
            .await?;
        dapr.register_actor_reminder(Counter::TYPE, id, "reminded")
            .due_time(tenth)
            .await?;
        Ok(())
    }
}

async fn increment(context: &ActorContext, key: &str, by: u64) -> Result<u64, ActorFailure> {
    let sum = context.state().get::<u64>(key).await?.unwrap_or(0) + by;
    context.state().set(key, &sum)?;
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use dapr_app::{ActorContext, ActorMethod, MemoryState};

    use super::{Add, Counter};

    #[tokio::test]
    async fn it_counts_without_a_sidecar() {
        let context = ActorContext::for_test::<Counter>("c", MemoryState::default());
        for expected in [2, 4] {
            let sum = Add(2).call(&Counter, &context).await;
            assert_eq!(sum.ok(), Some(expected));
        }
    }
}
