//! Stand-ins for servers that daprd's components connect to.
//!
//! Dapr supports locks and configuration only with a server, and many projects keep their state in Redis.
//! With stand-ins enabled, components of the types `*.redis` use a [`Keyspace`], an in-memory replacement for
//! Redis. The components of a network that have the same `redisHost` share one, as they would share the
//! server: the binding writes what the configuration store reads.

mod keyspace;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

pub(crate) use self::keyspace::{Keyspace, Listening, StoredValue, Versioned};
use crate::clock::Clock;

/// The keyspaces of a network, one per `redisHost`.
#[derive(Debug, Default)]
pub(crate) struct Keyspaces {
    by_host: Mutex<BTreeMap<String, Arc<Keyspace>>>,
}

impl Keyspaces {
    /// Makes a host unavailable or available. The errors of its components are those of daprd.
    pub(crate) fn set_unavailable(&self, host: &str, unavailable: bool, clock: &Clock) {
        let text = unavailable.then(|| format!("dial tcp {host}: connect: connection refused"));
        self.of(Some(host), clock).set_unavailable(text);
    }

    /// The keyspace of a host.
    pub(crate) fn of(&self, host: Option<&str>, clock: &Clock) -> Arc<Keyspace> {
        let host = host.unwrap_or_default().to_lowercase();
        let mut by_host = self.by_host.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(
            by_host
                .entry(host)
                .or_insert_with(|| Keyspace::new(clock.clone())),
        )
    }
}
