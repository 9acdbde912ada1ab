//! The actor: its methods, its timer and its reminder.

use std::time::Duration;

use dapr_app::{Actor, ActorContext, ActorFailure, ActorMethod, Reminder, Timer};
use serde::{Deserialize, Serialize};

const COUNTS: &str = "counts";
const TICK: &str = "tick";
const CLOSE: &str = "close";

/// Counts visitors. The calls of one actor take turns, so no increment is lost.
pub(crate) struct Counter;

/// The state of the actor.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(crate) struct Counts {
    pub(crate) visitors: u64,
    /// The number of calls of the timer.
    pub(crate) ticks: u64,
    /// Whether the reminder has called.
    pub(crate) closed: bool,
}

impl Actor for Counter {
    const TYPE: &'static str = "counter";

    async fn activate(_: &ActorContext) -> Result<Self, ActorFailure> {
        Ok(Counter)
    }

    /// A timer calls while the actor is active.
    async fn timer(&self, _: Timer, context: &ActorContext) -> Result<(), ActorFailure> {
        change(context, |counts| counts.ticks += 1).await.map(drop)
    }

    /// A reminder survives a restart of the application, and activates the actor.
    async fn reminder(&self, _: Reminder, context: &ActorContext) -> Result<(), ActorFailure> {
        let (kind, id) = (context.actor_type(), context.id());
        context
            .dapr()
            .unregister_actor_timer(kind, id, TICK)
            .await?;
        change(context, |counts| counts.closed = true)
            .await
            .map(drop)
    }
}

/// Opens for a time: starts the timer, and sets the reminder.
#[derive(Serialize, Deserialize)]
pub(crate) struct OpenFor(pub(crate) Duration);

impl ActorMethod for OpenFor {
    type Actor = Counter;
    type Output = ();
    const NAME: &'static str = "open-for";

    async fn call(self, _: &Counter, context: &ActorContext) -> Result<(), ActorFailure> {
        let (kind, id, second) = (context.actor_type(), context.id(), Duration::from_secs(1));
        let timer = context.dapr().register_actor_timer(kind, id, TICK);
        timer.due_time(second).period(second).await?;
        let reminder = context.dapr().register_actor_reminder(kind, id, CLOSE);
        reminder.due_time(self.0).await?;
        change(context, |counts| counts.closed = false)
            .await
            .map(drop)
    }
}

/// Adds visitors, and returns the counts.
#[derive(Serialize, Deserialize)]
pub(crate) struct Add(pub(crate) u64);

impl ActorMethod for Add {
    type Actor = Counter;
    type Output = Counts;
    const NAME: &'static str = "add";

    async fn call(self, _: &Counter, context: &ActorContext) -> Result<Counts, ActorFailure> {
        change(context, |counts| counts.visitors += self.0).await
    }
}

/// Changes the counts. They are saved after the turn, unless it fails.
async fn change(
    context: &ActorContext,
    change: impl FnOnce(&mut Counts),
) -> Result<Counts, ActorFailure> {
    let mut counts = context
        .state()
        .get::<Counts>(COUNTS)
        .await?
        .unwrap_or_default();
    change(&mut counts);
    context.state().set(COUNTS, &counts)?;
    Ok(counts)
}
