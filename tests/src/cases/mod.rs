//! The required behavior of a client against a real sidecar, for all targets.
//!
//! A case is an asynchronous function that receives the [`World`] and fails with a message. Each file lists
//! its cases, and [`all`] concatenates the lists. Cases run in sequence and may run again with the same
//! sidecar, so each uses its own keys and names, and first deletes what an earlier run may have left.

mod actor_times;
mod actors;
mod bindings;
mod check;
mod configuration;
mod connections;
mod conversation;
mod crypto;
mod failures;
mod health;
mod hostile;
mod inbox;
mod invoke;
mod invoke_bodies;
mod invoke_refusals;
mod jobs;
mod keys;
mod lock;
mod metadata;
mod publish;
mod refusals;
mod secrets;
mod state;
mod state_etags;
mod state_more;
mod subtle_crypto;
mod token;
mod workflow;
mod workflow_runs;
mod world;

use std::fmt;
use std::future::Future;
use std::pin::Pin;

pub use world::World;

/// The outcome of a case.
pub type Outcome = anyhow::Result<()>;

type Run = dyn Fn(World) -> Pin<Box<dyn Future<Output = Outcome>>>;

/// A requirement on a client.
pub struct Case {
    name: &'static str,
    run: Box<Run>,
}

impl Case {
    fn new<F, R>(name: &'static str, run: F) -> Self
    where
        F: Fn(World) -> R + 'static,
        R: Future<Output = Outcome> + 'static,
    {
        Self {
            name,
            run: Box::new(move |world| Box::pin(run(world))),
        }
    }

    /// Returns its name: the building block and the requirement.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Runs the case.
    ///
    /// # Errors
    ///
    /// Fails if the client behaves differently.
    pub async fn run(&self, world: World) -> Outcome {
        (self.run)(world).await
    }
}

impl fmt::Debug for Case {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name)
    }
}

/// Returns all cases. Without a workflow worker, only those that need none.
#[must_use]
pub fn all(worker: bool) -> Vec<Case> {
    let lists = [
        health::cases,
        hostile::cases,
        state::cases,
        state_etags::cases,
        state_more::cases,
        keys::cases,
        secrets::cases,
        invoke::cases,
        invoke_bodies::cases,
        invoke_refusals::cases,
        publish::cases,
        refusals::cases,
        bindings::cases,
        configuration::cases,
        actors::cases,
        actor_times::cases,
        jobs::cases,
        workflow::cases,
        lock::cases,
        crypto::cases,
        subtle_crypto::cases,
        conversation::cases,
        metadata::cases,
        token::cases,
        connections::cases,
        failures::cases,
    ];
    let more = worker.then(workflow_runs::cases).into_iter().flatten();
    lists
        .into_iter()
        .flat_map(|list| list())
        .chain(more)
        .collect()
}
