//! The clock of a sidecar. All time-dependent behaviour uses it.
//!
//! Times to live, reminders, jobs, cron schedules and retries read a [`Clock`], so a test can move time
//! instead of waiting. No other code in this crate reads the system time. tokio's paused time is not used,
//! because it also stops sockets.
//!
//! A task that waits for a time receives a guard, [`BusyGuard`]. [`Clock::advance`] moves to the next time only
//! after all guards are dropped, so the work of one time finishes before the next begins.

mod busy_guard;
mod sleep;
#[cfg(test)]
mod tests;
mod timeline;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::sync::Notify;

pub use self::busy_guard::BusyGuard;
pub use self::sleep::Sleep;
use self::timeline::{Timeline, add};

/// A clock that runs with the system clock, or stays frozen until a test moves it. Clones share the same
/// clock.
#[derive(Clone)]
pub struct Clock {
    inner: Arc<Inner>,
}

struct Inner {
    timeline: Mutex<Timeline>,
    /// Notified when the last [`BusyGuard`] is dropped.
    idle: Notify,
    /// Held while a task moves the clock.
    moving: tokio::sync::Mutex<()>,
}

impl Inner {
    fn timeline(&self) -> MutexGuard<'_, Timeline> {
        // Each change is a single step, so a panic cannot leave it half done.
        self.timeline.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock {
    /// Creates a clock that shows the system time and runs with it.
    #[must_use]
    pub fn running() -> Self {
        Self::with(Timeline::running(SystemTime::now()))
    }

    /// Creates a clock that is frozen at `now`.
    #[must_use]
    pub fn frozen(now: SystemTime) -> Self {
        Self::with(Timeline::frozen(now))
    }

    fn with(timeline: Timeline) -> Self {
        Self {
            inner: Arc::new(Inner {
                timeline: Mutex::new(timeline),
                idle: Notify::new(),
                moving: tokio::sync::Mutex::default(),
            }),
        }
    }

    /// Returns the current time.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        self.inner.timeline().now()
    }

    /// Freezes the clock at its current time.
    pub fn freeze(&self) {
        self.inner.timeline().freeze();
    }

    /// Lets a frozen clock run again from its current time.
    pub fn resume(&self) {
        self.inner.timeline().resume();
    }

    /// Whether the clock is frozen.
    #[must_use]
    pub fn is_frozen(&self) -> bool {
        self.inner.timeline().is_frozen()
    }

    /// Waits until `when`. Keep the returned [`BusyGuard`] while you do the work that is due.
    ///
    /// The wait starts when this method is called, not when the future is first polled. Repeated work starts
    /// its next wait before it drops its guard ([`BusyGuard::sleep_until`]), so that [`Clock::advance`] misses
    /// nothing.
    pub fn sleep_until(&self, when: SystemTime) -> Sleep {
        Sleep::new(self, when)
    }

    /// Waits for `duration`; see [`Clock::sleep_until`].
    pub fn sleep(&self, duration: Duration) -> Sleep {
        self.sleep_until(add(self.now(), duration))
    }

    /// Marks work as in progress: [`Clock::advance`] waits for it.
    pub fn busy(&self) -> BusyGuard {
        let now = {
            let mut timeline = self.inner.timeline();
            timeline.begin();
            timeline.now()
        };
        BusyGuard::new(self.clone(), now)
    }

    /// Waits until no [`BusyGuard`] is held.
    pub async fn wait_until_idle(&self) {
        loop {
            let idle = self.inner.idle.notified();
            tokio::pin!(idle);
            // Enabled before the check, so that no notification is lost.
            idle.as_mut().enable();
            if !self.inner.timeline().is_busy() {
                return;
            }
            idle.await;
        }
    }

    /// Advances the clock by `by`.
    ///
    /// Work that becomes due runs in the order of its time, or of its creation for the same time, while the
    /// clock shows that time. Returns after all of this work has finished. Work that waits for the clock
    /// while it holds a [`BusyGuard`] causes a deadlock: it must drop the guard first.
    pub async fn advance(&self, by: Duration) {
        let _one_at_a_time = self.inner.moving.lock().await;
        self.wait_until_idle().await;
        let frozen_guard = FrozenGuard::hold(self);
        let target = add(self.now(), by);
        // A separate statement, so that the lock is released before the wait.
        loop {
            let fired = self.inner.timeline().fire_first(target);
            if !fired {
                break;
            }
            self.wait_until_idle().await;
        }
        self.inner.timeline().set(target);
        drop(frozen_guard);
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::running()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let timeline = self.inner.timeline();
        formatter
            .debug_struct("Clock")
            .field("now", &timeline.now())
            .field("frozen", &timeline.is_frozen())
            .finish_non_exhaustive()
    }
}

/// Freezes a running clock while it is moved. Resumes it even if the move is cancelled.
struct FrozenGuard<'a> {
    clock: &'a Clock,
    was_frozen: bool,
}

impl<'a> FrozenGuard<'a> {
    fn hold(clock: &'a Clock) -> Self {
        let mut timeline = clock.inner.timeline();
        let was_frozen = timeline.is_frozen();
        timeline.freeze();
        drop(timeline);
        Self { clock, was_frozen }
    }
}

impl Drop for FrozenGuard<'_> {
    fn drop(&mut self) {
        if !self.was_frozen {
            self.clock.resume();
        }
    }
}
