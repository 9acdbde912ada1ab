//! Purging instances.

use super::engine::{Engine, Workflows};
use super::error::{PurgeError, WorkflowError};
use super::history;
use super::messages::Status;

impl Workflows {
    /// Purges a completed instance, and optionally its children. With `force` it does not have to be
    /// complete. Returns the number of purged instances.
    pub(crate) fn purge(
        &self,
        id: &str,
        recursive: bool,
        force: bool,
    ) -> Result<usize, PurgeError> {
        self.engine().purge(id, recursive, force)
    }
}

impl Engine {
    fn purge(&mut self, id: &str, recursive: bool, force: bool) -> Result<usize, PurgeError> {
        let mut purged = 0;
        if recursive {
            let found = self.require_state().and_then(|()| {
                let instance = self.instances.get(id);
                instance.ok_or(WorkflowError::NotFound)
            });
            let instance = found.map_err(|error| {
                PurgeError::new(error, 0).with_context("failed to fetch workflow state")
            })?;
            if instance.history.is_empty() {
                return Err(PurgeError::new(WorkflowError::NotFound, 0));
            }
            if !force && !instance.is_completed() {
                return Err(PurgeError::new(WorkflowError::NotCompleted, 0));
            }
            for child in history::children(&instance.history) {
                match self.purge(&child, recursive, force) {
                    Ok(count) => purged += count,
                    Err(error) => {
                        purged += error.purged;
                        // An instance that is already purged is not an error.
                        if error.error != WorkflowError::NotFound {
                            let error = PurgeError { purged, ..error };
                            return Err(error.with_context("failed to purge child workflow"));
                        }
                    }
                }
            }
        }
        self.purge_one(id, force)
            .map_err(|error| PurgeError::new(error, purged))?;
        Ok(purged + 1)
    }

    fn purge_one(&mut self, id: &str, force: bool) -> Result<(), WorkflowError> {
        if !force {
            self.require_worker(id)?;
            let instance = self.instances.get(id).ok_or(WorkflowError::NotFound)?;
            if instance.status() == Status::Stalled {
                return Err(WorkflowError::Stalled);
            }
            if !instance.is_completed() {
                return Err(WorkflowError::NotCompleted);
            }
        }
        self.instances
            .remove(id)
            .map(drop)
            .ok_or(WorkflowError::NotFound)
    }
}
