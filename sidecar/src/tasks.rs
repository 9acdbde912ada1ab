//! Work that an engine has begun and that ends with it.

use std::future::Future;
use std::sync::{Mutex, PoisonError};

use tokio::sync::oneshot;
use tokio::task::JoinSet;

/// Tasks that are ended when this is dropped.
#[derive(Debug, Default)]
pub(crate) struct Tasks(Mutex<JoinSet<()>>);

impl Tasks {
    /// Begins something. It has to be called where a runtime is.
    pub(crate) fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) {
        let mut tasks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Those that ended are forgotten, so that the set does not grow.
        while tasks.try_join_next().is_some() {}
        tasks.spawn(work);
    }

    /// Ends all of them.
    pub(crate) fn end(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .abort_all();
    }
}

/// Lets work that repeats end: it does when this is dropped, but finishes first what it is at.
#[derive(Debug)]
#[must_use = "the work ends when this is dropped"]
pub(crate) struct Stop {
    held: oneshot::Sender<()>,
}

/// What the work looks at.
#[derive(Debug)]
pub(crate) struct Stopped(oneshot::Receiver<()>);

impl Stop {
    pub(crate) fn new() -> (Self, Stopped) {
        let (held, stopped) = oneshot::channel();
        (Self { held }, Stopped(stopped))
    }

    /// Whether the work has ended by itself.
    pub(crate) fn is_over(&self) -> bool {
        self.held.is_closed()
    }
}

impl Stopped {
    /// Waits for something; nothing comes of it if the work is to end.
    pub(crate) async fn or<T>(&mut self, wait: impl Future<Output = T>) -> Option<T> {
        if self.is() {
            return None;
        }
        tokio::select! {
            biased;
            _ = &mut self.0 => None,
            outcome = wait => Some(outcome),
        }
    }

    /// Whether the work is to end.
    fn is(&mut self) -> bool {
        self.0.is_terminated()
            || matches!(self.0.try_recv(), Err(oneshot::error::TryRecvError::Closed))
    }
}
