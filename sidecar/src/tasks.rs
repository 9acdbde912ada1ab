//! Work that an engine has begun and that ends with it.

use std::future::Future;
use std::sync::{Mutex, PoisonError};

use tokio::task::{AbortHandle, JoinSet};

/// Tasks that are ended when this is dropped.
#[derive(Debug, Default)]
pub(crate) struct Tasks(Mutex<JoinSet<()>>);

impl Tasks {
    /// Begins something. It has to be called where a runtime is.
    pub(crate) fn spawn(&self, work: impl Future<Output = ()> + Send + 'static) -> AbortHandle {
        let mut tasks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Those that ended are forgotten, so that the set does not grow.
        while tasks.try_join_next().is_some() {}
        tasks.spawn(work)
    }

    /// Ends all of them.
    pub(crate) fn end(&self) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .abort_all();
    }
}
