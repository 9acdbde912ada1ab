//! Placement: the host of each actor.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use super::{ActorId, Host};

/// All hosts of a network. Corresponds to daprd's placement service.
#[derive(Debug, Default)]
pub(crate) struct Placement {
    hosts: Mutex<Vec<Weak<Host>>>,
}

impl Placement {
    /// Adds a host. Actors that are now placed on it are deactivated on their old hosts.
    pub(crate) fn join(&self, host: &Arc<Host>) {
        let others = self.all();
        {
            let mut hosts = self.hosts();
            hosts.retain(|known| known.strong_count() > 0 && !is_same_host(known, host));
            hosts.push(Arc::downgrade(host));
        }
        for other in others {
            other.release_moved(self);
        }
    }

    /// Removes a host.
    pub(crate) fn leave(&self, host: &Arc<Host>) {
        self.hosts().retain(|known| !is_same_host(known, host));
    }

    /// Returns the host of an actor.
    ///
    /// Uses rendezvous hashing: the host with the highest hash for an actor wins. When a host joins or
    /// leaves, only actors that move to or from it are moved.
    pub(crate) fn find(&self, actor: &ActorId) -> Option<Arc<Host>> {
        self.all()
            .into_iter()
            .filter(|host| host.hosts(&actor.actor_type))
            .max_by_key(|host| {
                let mut hasher = DefaultHasher::new();
                (host.number(), actor).hash(&mut hasher);
                hasher.finish()
            })
    }

    fn all(&self) -> Vec<Arc<Host>> {
        self.hosts().iter().filter_map(Weak::upgrade).collect()
    }

    fn hosts(&self) -> MutexGuard<'_, Vec<Weak<Host>>> {
        self.hosts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn is_same_host(known: &Weak<Host>, host: &Arc<Host>) -> bool {
    std::ptr::eq(known.as_ptr(), Arc::as_ptr(host))
}
