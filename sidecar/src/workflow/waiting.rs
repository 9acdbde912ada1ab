//! Waiting for the state of an instance.

use tokio::sync::oneshot;

use super::engine::{Engine, Workflows};
use super::error::WorkflowError;
use super::instance::View;
use super::messages::Status;

/// The awaited state. Completion ends each wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WaitCondition {
    /// The first turn is complete.
    Started,
    Completed,
    Suspended,
    Running,
}

impl WaitCondition {
    fn is(self, status: Status) -> bool {
        status.is_final()
            || match self {
                Self::Started => status != Status::Pending,
                Self::Completed => false,
                Self::Suspended => status == Status::Suspended,
                Self::Running => status == Status::Running,
            }
    }
}

/// The pending waits.
#[derive(Debug, Default)]
pub(super) struct Waiting(Vec<Waiter>);

#[derive(Debug)]
struct Waiter {
    id: String,
    condition: WaitCondition,
    response: oneshot::Sender<View>,
}

impl Workflows {
    /// Waits for the state of an instance, even of one that does not exist yet.
    pub(crate) async fn wait_for(
        &self,
        id: &str,
        condition: WaitCondition,
    ) -> Result<View, WorkflowError> {
        let received = {
            let mut engine = self.engine();
            engine.require_worker(id)?;
            if let Some(instance) = engine.instances.get(id)
                && condition.is(instance.status())
            {
                return Ok(instance.view(id));
            }
            let (response, received) = oneshot::channel();
            let waiter = Waiter {
                id: id.to_owned(),
                condition,
                response,
            };
            engine.waiting.0.push(waiter);
            received
        };
        received.await.map_err(|_| WorkflowError::NotFound)
    }
}

impl Engine {
    /// Notifies waiters of a changed instance.
    pub(super) fn changed(&mut self, id: &str) {
        self.waiting.0.retain(|waiter| !waiter.response.is_closed());
        let Some(instance) = self.instances.get(id) else {
            return;
        };
        let status = instance.status();
        let is_for = |waiter: &mut Waiter| waiter.id == id && waiter.condition.is(status);
        let ready: Vec<Waiter> = self.waiting.0.extract_if(.., is_for).collect();
        for waiter in ready {
            // Ignores waiters that are gone.
            let _ = waiter.response.send(instance.view(id));
        }
    }
}
