//! What stands in for a server that daprd's component would talk to.
//!
//! Dapr has locks and configuration only with a server, and many projects keep their state in Redis. Who asks
//! for it gets the components of type `*.redis` on a [`Keyspace`]: what they use of a Redis, in memory. The
//! components of a network of sidecars that name the same `redisHost` share one, as they would share the server: the
//! binding writes what the configuration store reads.

mod keyspace;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

pub(crate) use self::keyspace::{Held, Keyspace, Listening, Versioned};
use crate::clock::Clock;

/// The keyspaces of a network of sidecars, one for each `redisHost`.
#[derive(Debug, Default)]
pub(crate) struct Keyspaces {
    by_host: Mutex<BTreeMap<String, Arc<Keyspace>>>,
}

impl Keyspaces {
    /// Lets a host be gone, or be there again: what its components then say is what they say in daprd.
    pub(crate) fn set_gone(&self, host: &str, gone: bool, clock: &Clock) {
        let text = gone.then(|| format!("dial tcp {host}: connect: connection refused"));
        self.of(Some(host), clock).set_gone(text);
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
