//! Waiting until an instance is in a certain state.

use tokio::sync::oneshot;

use super::engine::{Engine, Workflows};
use super::fault::Fault;
use super::instance::View;
use super::messages::Status;

/// What is waited for. The end of an instance ends each wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Its first turn is over.
    Started,
    Completed,
    Suspended,
    Running,
}

impl Wanted {
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

/// Those who wait.
#[derive(Debug, Default)]
pub(super) struct Waiting(Vec<Waiter>);

#[derive(Debug)]
struct Waiter {
    id: String,
    wanted: Wanted,
    answer: oneshot::Sender<View>,
}

impl Workflows {
    /// Waits until an instance is in a state. One that is not there may come.
    pub(crate) async fn wait_for(&self, id: &str, wanted: Wanted) -> Result<View, Fault> {
        let received = {
            let mut engine = self.engine();
            engine.need_worker(id)?;
            if let Some(instance) = engine.instances.get(id)
                && wanted.is(instance.status())
            {
                return Ok(instance.view(id));
            }
            let (answer, received) = oneshot::channel();
            let waiter = Waiter {
                id: id.to_owned(),
                wanted,
                answer,
            };
            engine.waiting.0.push(waiter);
            received
        };
        received.await.map_err(|_| Fault::NotFound)
    }
}

impl Engine {
    /// The state of an instance has changed: those who have waited for it are told.
    pub(super) fn changed(&mut self, id: &str) {
        self.waiting.0.retain(|waiter| !waiter.answer.is_closed());
        let Some(instance) = self.instances.get(id) else {
            return;
        };
        let status = instance.status();
        let is_for = |waiter: &mut Waiter| waiter.id == id && waiter.wanted.is(status);
        let told: Vec<Waiter> = self.waiting.0.extract_if(.., is_for).collect();
        for waiter in told {
            // One who has just gone is not told.
            let _ = waiter.answer.send(instance.view(id));
        }
    }
}
