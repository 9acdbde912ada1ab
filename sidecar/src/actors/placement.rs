//! Which sidecar an actor lives beside.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use super::{ActorId, Host};

/// All sidecars of a network that host actors. What the placement service is beside daprd.
#[derive(Debug, Default)]
pub(crate) struct Placement {
    hosts: Mutex<Vec<Weak<Host>>>,
}

impl Placement {
    /// A sidecar hosts actors from now on. Actors that live beside it henceforth are deactivated where they were.
    pub(crate) fn join(&self, host: &Arc<Host>) {
        let others = self.all();
        {
            let mut hosts = self.hosts();
            hosts.retain(|known| known.strong_count() > 0 && !is(known, host));
            hosts.push(Arc::downgrade(host));
        }
        for other in others {
            other.release_moved(self);
        }
    }

    /// A sidecar hosts no actors any more.
    pub(crate) fn leave(&self, host: &Arc<Host>) {
        self.hosts().retain(|known| !is(known, host));
    }

    /// Where an actor lives.
    ///
    /// Each sidecar has a number for each actor, and the highest wins: when one comes or goes, no actors move but
    /// those that move to it or from it.
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

fn is(known: &Weak<Host>, host: &Arc<Host>) -> bool {
    std::ptr::eq(known.as_ptr(), Arc::as_ptr(host))
}
