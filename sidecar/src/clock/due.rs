//! The guard of work that is due.

use std::fmt;
use std::time::{Duration, SystemTime};

use super::timeline::add;
use super::{Clock, Sleep};

/// A moment has come: as long as this is held the clock is not moved on. Clones hold it as well.
#[must_use = "the clock may move on as soon as this is dropped"]
pub struct Due {
    clock: Clock,
    when: SystemTime,
}

impl Due {
    /// For one who is counted as busy already.
    pub(super) fn new(clock: Clock, when: SystemTime) -> Self {
        Self { clock, when }
    }

    /// The moment that was waited for. A running clock may be a little later by now.
    #[must_use]
    pub fn when(&self) -> SystemTime {
        self.when
    }

    /// Ends this work and waits for `when`, without a gap in which the clock could pass it by.
    pub fn sleep_until(self, when: SystemTime) -> Sleep {
        self.clock.sleep_until(when)
    }

    /// Ends this work and waits for `duration` from now; see [`Due::sleep_until`].
    pub fn sleep(self, duration: Duration) -> Sleep {
        self.clock.sleep_until(add(self.clock.now(), duration))
    }
}

impl Clone for Due {
    fn clone(&self) -> Self {
        self.clock.inner.timeline().begin();
        Self::new(self.clock.clone(), self.when)
    }
}

impl Drop for Due {
    fn drop(&mut self) {
        // The lock is gone before anybody is told.
        let last = self.clock.inner.timeline().end();
        if last {
            self.clock.inner.quiet.notify_waiters();
        }
    }
}

impl fmt::Debug for Due {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Due")
            .field("when", &self.when)
            .finish_non_exhaustive()
    }
}
