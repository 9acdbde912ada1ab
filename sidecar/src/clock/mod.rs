//! The only clock that the sidecar looks at.
//!
//! Everything that depends on time (time to live, reminders, jobs, cron, retries) asks a [`Clock`],
//! so that a test can move time instead of waiting. Nothing else in this crate reads the time of the
//! machine, and tokio's paused time is not used: it stands still for sockets as well.
//!
//! Who waits for a moment gets a [`Due`], a guard: [`Clock::advance`] goes on to the next moment only
//! when all guards are gone, so the work of one moment is finished before the next comes.

mod due;
mod sleep;
#[cfg(test)]
mod tests;
mod timeline;

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use tokio::sync::Notify;

pub use self::due::Due;
pub use self::sleep::Sleep;
use self::timeline::{Timeline, add};

/// A clock that runs with the machine's, or stands still until it is moved. Clones are the same clock.
#[derive(Clone)]
pub struct Clock {
    inner: Arc<Inner>,
}

struct Inner {
    timeline: Mutex<Timeline>,
    /// Told whenever the last [`Due`] goes away.
    quiet: Notify,
    /// Held while somebody moves the clock: one at a time.
    moving: tokio::sync::Mutex<()>,
}

impl Inner {
    fn timeline(&self) -> MutexGuard<'_, Timeline> {
        // A panic elsewhere leaves no half-done change here: each one is a single step.
        self.timeline.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Clock {
    /// A clock that shows the time of the machine and goes on with it.
    #[must_use]
    pub fn running() -> Self {
        Self::with(Timeline::running(SystemTime::now()))
    }

    /// A clock that stands still at `now` until it is moved.
    #[must_use]
    pub fn frozen(now: SystemTime) -> Self {
        Self::with(Timeline::frozen(now))
    }

    fn with(timeline: Timeline) -> Self {
        Self {
            inner: Arc::new(Inner {
                timeline: Mutex::new(timeline),
                quiet: Notify::new(),
                moving: tokio::sync::Mutex::default(),
            }),
        }
    }

    /// The time now.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        self.inner.timeline().now()
    }

    /// Stops the clock where it is.
    pub fn freeze(&self) {
        self.inner.timeline().freeze();
    }

    /// Lets the clock go on from where it is.
    pub fn resume(&self) {
        self.inner.timeline().resume();
    }

    /// Whether the clock stands still.
    #[must_use]
    pub fn is_frozen(&self) -> bool {
        self.inner.timeline().is_frozen()
    }

    /// Waits until it is `when`. What is due then is to be done while the [`Due`] is held.
    ///
    /// The wait begins now, not when the future is first polled. So work that repeats makes its next
    /// wait before it lets go of its guard ([`Due::sleep_until`]), and [`Clock::advance`] misses nothing.
    pub fn sleep_until(&self, when: SystemTime) -> Sleep {
        Sleep::new(self, when)
    }

    /// Waits for `duration`; see [`Clock::sleep_until`].
    pub fn sleep(&self, duration: Duration) -> Sleep {
        self.sleep_until(add(self.now(), duration))
    }

    /// Says that something is being done at this moment that [`Clock::advance`] has to wait for.
    pub fn busy(&self) -> Due {
        let now = {
            let mut timeline = self.inner.timeline();
            timeline.begin();
            timeline.now()
        };
        Due::new(self.clone(), now)
    }

    /// Waits until nothing is being done: until no [`Due`] is held.
    pub async fn quiet(&self) {
        loop {
            let quiet = self.inner.quiet.notified();
            tokio::pin!(quiet);
            // Listens before it looks, so that no notice falls between the two.
            quiet.as_mut().enable();
            if !self.inner.timeline().is_busy() {
                return;
            }
            quiet.await;
        }
    }

    /// Moves the clock on by `by`.
    ///
    /// All that becomes due on the way is done in the order of time (of creation, for the same moment),
    /// each with the clock showing its own moment, and this returns when the last of it is finished.
    /// Work that waits for the clock while it holds a [`Due`] would be waited for without end: it has to
    /// let go first.
    pub async fn advance(&self, by: Duration) {
        let _one_at_a_time = self.inner.moving.lock().await;
        self.quiet().await;
        let was = Held::hold(self);
        let target = add(self.now(), by);
        // In a statement of its own, so that the lock is gone before the wait.
        loop {
            let fired = self.inner.timeline().fire_first(target);
            if !fired {
                break;
            }
            self.quiet().await;
        }
        self.inner.timeline().set(target);
        drop(was);
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

/// Keeps a running clock still while it is moved, and lets it run again even if the move is abandoned.
struct Held<'a> {
    clock: &'a Clock,
    was_frozen: bool,
}

impl<'a> Held<'a> {
    fn hold(clock: &'a Clock) -> Self {
        let mut timeline = clock.inner.timeline();
        let was_frozen = timeline.is_frozen();
        timeline.freeze();
        drop(timeline);
        Self { clock, was_frozen }
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        if !self.was_frozen {
            self.clock.resume();
        }
    }
}
