//! Background tasks that end with their engine.

use std::future::Future;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use tokio::sync::oneshot;
use tokio::task::JoinSet;

/// Tasks that are aborted when this value is dropped.
#[derive(Debug, Default)]
pub(crate) struct Tasks(Mutex<JoinSet<()>>);

impl Tasks {
    /// Spawns a task. Must be called within a runtime.
    pub(crate) fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        let mut tasks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Removes finished tasks, so that the set does not grow.
        while tasks.try_join_next().is_some() {}
        tasks.spawn(work);
    }

    /// Aborts all tasks.
    pub(crate) fn end(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .abort_all();
    }
}

/// The time of the next step of repeated work. Clones share it.
#[derive(Clone, Debug)]
pub(crate) struct NextTime(Arc<Mutex<SystemTime>>);

impl NextTime {
    pub(crate) fn new(time: SystemTime) -> Self {
        Self(Arc::new(Mutex::new(time)))
    }

    pub(crate) fn get(&self) -> SystemTime {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn set(&self, time: SystemTime) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = time;
    }
}

/// Stops repeated work when dropped. The current step still finishes.
#[derive(Debug)]
#[must_use = "the task ends when this is dropped"]
pub(crate) struct Stop {
    held: oneshot::Sender<()>,
}

/// The receiver that the work checks.
#[derive(Debug)]
pub(crate) struct Stopped(oneshot::Receiver<()>);

impl Stop {
    pub(crate) fn new() -> (Self, Stopped) {
        let (held, stopped) = oneshot::channel();
        (Self { held }, Stopped(stopped))
    }

    /// Whether the work ended on its own.
    pub(crate) fn has_ended(&self) -> bool {
        self.held.is_closed()
    }
}

impl Stopped {
    /// Waits for a future. `None` if the work must stop.
    pub(crate) async fn unless_stopped<T>(&mut self, wait: impl Future<Output = T>) -> Option<T> {
        if self.is() {
            return None;
        }
        tokio::select! {
            biased;
            _ = &mut self.0 => None,
            outcome = wait => Some(outcome),
        }
    }

    /// Whether the work must stop.
    fn is(&mut self) -> bool {
        self.0.is_terminated()
            || matches!(self.0.try_recv(), Err(oneshot::error::TryRecvError::Closed))
    }
}
