//! Taking instances away.

use super::engine::{Engine, Workflows};
use super::fault::{Fault, PurgeFault};
use super::history;
use super::messages::Status;

impl Workflows {
    /// Takes an instance away that has ended, with its children if that is wanted. With `force` it need not have ended.
    /// Returns how many instances that were.
    pub(crate) fn purge(
        &self,
        id: &str,
        recursive: bool,
        force: bool,
    ) -> Result<usize, PurgeFault> {
        self.engine().purge(id, recursive, force)
    }
}

impl Engine {
    fn purge(&mut self, id: &str, recursive: bool, force: bool) -> Result<usize, PurgeFault> {
        let mut purged = 0;
        if recursive {
            let found = self.need_state().and_then(|()| {
                let instance = self.instances.get(id);
                instance.ok_or(Fault::NotFound)
            });
            let instance = found.map_err(|fault| {
                PurgeFault::new(fault, 0).within("failed to fetch workflow state")
            })?;
            if instance.history.is_empty() {
                return Err(PurgeFault::new(Fault::NotFound, 0));
            }
            if !force && !instance.is_completed() {
                return Err(PurgeFault::new(Fault::NotCompleted, 0));
            }
            for child in history::children(&instance.history) {
                match self.purge(&child, recursive, force) {
                    Ok(count) => purged += count,
                    Err(fault) => {
                        purged += fault.purged;
                        // One that has been purged already is no fault.
                        if fault.fault != Fault::NotFound {
                            let fault = PurgeFault { purged, ..fault };
                            return Err(fault.within("failed to purge child workflow"));
                        }
                    }
                }
            }
        }
        self.purge_one(id, force)
            .map_err(|fault| PurgeFault::new(fault, purged))?;
        Ok(purged + 1)
    }

    fn purge_one(&mut self, id: &str, force: bool) -> Result<(), Fault> {
        if !force {
            self.need_worker(id)?;
            let instance = self.instances.get(id).ok_or(Fault::NotFound)?;
            if instance.status() == Status::Stalled {
                return Err(Fault::Stalled);
            }
            if !instance.is_completed() {
                return Err(Fault::NotCompleted);
            }
        }
        self.instances.remove(id).map(drop).ok_or(Fault::NotFound)
    }
}
