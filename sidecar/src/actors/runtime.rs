//! The actor runtime of a sidecar.

use std::sync::{Arc, Mutex, PoisonError};

use super::{Host, HostedTypes};
use crate::app::AppConfig;
use crate::jobs::{Connection, Scheduler};

/// The actor runtime of a sidecar.
pub(crate) struct Actors {
    pub(crate) host: Arc<Host>,
    pub(crate) scheduler: Scheduler,
    connection: Mutex<Option<Connection>>,
}

impl Actors {
    pub(crate) fn new(host: Arc<Host>, scheduler: Scheduler) -> Self {
        Self {
            host,
            scheduler,
            connection: Mutex::default(),
        }
    }

    /// Starts to host the types that the application declared.
    pub(crate) fn start(&self, config: Option<&AppConfig>) {
        let types = config.map(HostedTypes::new).unwrap_or_default();
        // Set before callers check whether a type is hosted.
        self.host.start(types);
        let connection = self.host.connect(&self.scheduler);
        *self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(connection);
    }

    /// Stops hosting, without notifying the application.
    pub(crate) fn end(&self) {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        self.host.end();
    }

    /// Deactivates all actors at the application, before the sidecar stops.
    pub(crate) async fn deactivate_all(&self) {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        self.host.deactivate_all().await;
    }
}
