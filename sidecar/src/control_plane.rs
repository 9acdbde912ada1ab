//! The control plane that the sidecars of a network share: the placement and scheduler services.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::Clock;
use crate::actors::Placement;
use crate::jobs::Scheduler;

/// The control plane of each namespace. Namespaces are isolated.
#[derive(Debug, Default)]
pub(crate) struct ControlPlanes(Mutex<HashMap<String, ControlPlane>>);

/// The services of a namespace. Clones share them.
#[derive(Clone, Debug)]
pub(crate) struct ControlPlane {
    pub(crate) placement: Arc<Placement>,
    pub(crate) scheduler: Scheduler,
}

impl ControlPlanes {
    pub(crate) fn of(&self, namespace: &str, clock: &Clock) -> ControlPlane {
        let mut planes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let plane = || ControlPlane {
            placement: Arc::default(),
            scheduler: Scheduler::new(clock.clone(), namespace),
        };
        planes
            .entry(namespace.to_owned())
            .or_insert_with(plane)
            .clone()
    }
}
