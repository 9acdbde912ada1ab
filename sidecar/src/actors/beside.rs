//! All that a sidecar has to do with actors.

use std::sync::{Arc, Mutex, PoisonError};

use super::{Host, HostedTypes};
use crate::app::AppConfig;
use crate::jobs::{Connection, Scheduler};

/// All that a sidecar has to do with actors.
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

    /// Hosts what the application has named.
    pub(crate) fn begin(&self, config: Option<&AppConfig>) {
        let types = config.map(HostedTypes::new).unwrap_or_default();
        // Before anybody asks whether its types are accepted.
        self.host.begin(types);
        let connection = self.host.connect(&self.scheduler);
        *self
            .connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = Some(connection);
    }

    /// Hosts nothing any more, and tells nobody.
    pub(crate) fn end(&self) {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        self.host.end();
    }

    /// Tells the application of all its actors that they are no longer active: what comes before the end.
    pub(crate) async fn deactivate_all(&self) {
        self.connection
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        self.host.deactivate_all().await;
    }
}
