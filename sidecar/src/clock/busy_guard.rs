//! The guard of due work.

use std::fmt;
use std::time::{Duration, SystemTime};

use super::timeline::add;
use super::{Clock, Sleep};

/// A guard for work that is due. The clock does not move while this guard or a clone of it exists.
#[must_use = "the clock may advance as soon as this is dropped"]
pub struct BusyGuard {
    clock: Clock,
    when: SystemTime,
}

impl BusyGuard {
    /// Creates a guard for work that already counts as busy.
    pub(super) fn new(clock: Clock, when: SystemTime) -> Self {
        Self { clock, when }
    }

    /// The time that was waited for. A running clock may be slightly later.
    #[must_use]
    pub fn when(&self) -> SystemTime {
        self.when
    }

    /// Finishes this work and waits for `when`. The clock cannot pass `when` in between.
    pub fn sleep_until(self, when: SystemTime) -> Sleep {
        self.clock.sleep_until(when)
    }

    /// Finishes this work and waits for `duration` from now; see [`BusyGuard::sleep_until`].
    pub fn sleep(self, duration: Duration) -> Sleep {
        self.clock.sleep_until(add(self.clock.now(), duration))
    }
}

impl Clone for BusyGuard {
    fn clone(&self) -> Self {
        self.clock.inner.timeline().begin();
        Self::new(self.clock.clone(), self.when)
    }
}

impl Drop for BusyGuard {
    fn drop(&mut self) {
        // Releases the lock before it notifies.
        let last = self.clock.inner.timeline().end();
        if last {
            self.clock.inner.idle.notify_waiters();
        }
    }
}

impl fmt::Debug for BusyGuard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("BusyGuard")
            .field("when", &self.when)
            .finish_non_exhaustive()
    }
}
