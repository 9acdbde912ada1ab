//! Actors that echo hosts: droids, which count the messages they receive.
//!
//! The count is in the actor's state, which the sidecar keeps: it survives the deactivation of the
//! actor, and a move to another instance of this service.

use std::sync::Arc;

use dapr_app::{Actor, ActorContext, ActorFailure, ActorMethod, Reminder, Timer};
use serde::{Deserialize, Serialize};

use crate::arrivals::Arrivals;

/// A droid.
pub(crate) struct Droid {
    arrivals: Arc<Arrivals>,
}

impl Actor for Droid {
    const TYPE: &'static str = "droid";

    async fn activate(context: &ActorContext) -> Result<Self, ActorFailure> {
        let arrivals = context
            .shared()
            .ok_or(ActorFailure::new("the application shares no `Arrivals`"))?;
        Ok(Droid { arrivals })
    }

    async fn deactivate(&self, context: &ActorContext) -> Result<(), ActorFailure> {
        println!("droid {} is deactivated", context.id());
        Ok(())
    }

    async fn reminder(
        &self,
        reminder: Reminder,
        context: &ActorContext,
    ) -> Result<(), ActorFailure> {
        let name = format!("{}/{}", context.id(), reminder.name);
        self.arrivals
            .add("reminder", name, reminder.data.unwrap_or_default())
            .await?;
        Ok(())
    }

    async fn timer(&self, timer: Timer, context: &ActorContext) -> Result<(), ActorFailure> {
        let name = format!("{}/{}", context.id(), timer.name);
        self.arrivals
            .add("timer", name, timer.data.unwrap_or_default())
            .await?;
        Ok(())
    }
}

/// Adds one to the count of a droid and returns it. The calls of one actor take turns, so no
/// increment is lost. (`memory` needs ETags for that.)
#[derive(Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Tell(dapr_client::Json);

impl ActorMethod for Tell {
    type Actor = Droid;
    type Output = u64;
    const NAME: &'static str = "tell";

    async fn call(self, _: &Droid, context: &ActorContext) -> Result<u64, ActorFailure> {
        let count = context.state().get::<u64>("count").await?.unwrap_or(0) + 1;
        context.state().set("count", &count)?;
        Ok(count)
    }
}
