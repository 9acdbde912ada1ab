//! The state of a clock: its time, its waits, and its number of busy tasks.

use std::collections::{BTreeMap, HashSet};
use std::task::Waker;
use std::time::{Duration, Instant, SystemTime};

/// The end of the year 9999: waits for later times never end.
const NEVER: Duration = Duration::from_secs(253_402_300_799);

/// Adds `by` to `moment`, saturating.
pub(super) fn add(moment: SystemTime, by: Duration) -> SystemTime {
    moment
        .checked_add(by)
        .unwrap_or(SystemTime::UNIX_EPOCH + NEVER)
}

enum Time {
    Frozen(SystemTime),
    /// The clock showed `from` at the monotonic time `since`. The system time is not read again, because it
    /// may be set back.
    Running {
        from: SystemTime,
        since: Instant,
    },
}

/// A wait, ordered by its time and then by its creation.
pub(super) type Wait = (SystemTime, u64);

pub(super) struct Timeline {
    time: Time,
    waiting: BTreeMap<Wait, Option<Waker>>,
    /// Waits that are due but whose guard has not been taken yet. They count as busy.
    due: HashSet<u64>,
    next_id: u64,
    busy: usize,
}

impl Timeline {
    pub(super) fn running(now: SystemTime) -> Self {
        Self::new(Time::Running {
            from: now,
            since: Instant::now(),
        })
    }

    pub(super) fn frozen(now: SystemTime) -> Self {
        Self::new(Time::Frozen(now))
    }

    fn new(time: Time) -> Self {
        Self {
            time,
            waiting: BTreeMap::new(),
            due: HashSet::new(),
            next_id: 0,
            busy: 0,
        }
    }

    pub(super) fn now(&self) -> SystemTime {
        match self.time {
            Time::Frozen(now) => now,
            Time::Running { from, since } => add(from, since.elapsed()),
        }
    }

    pub(super) fn is_frozen(&self) -> bool {
        matches!(self.time, Time::Frozen(_))
    }

    pub(super) fn freeze(&mut self) {
        self.time = Time::Frozen(self.now());
    }

    pub(super) fn resume(&mut self) {
        self.time = Time::Running {
            from: self.now(),
            since: Instant::now(),
        };
        // These waits use a real timer from now on.
        for waker in self.waiting.values_mut().filter_map(Option::take) {
            waker.wake();
        }
    }

    pub(super) fn set(&mut self, now: SystemTime) {
        self.time = Time::Frozen(now);
    }

    pub(super) fn is_busy(&self) -> bool {
        self.busy > 0
    }

    pub(super) fn begin(&mut self) {
        self.busy += 1;
    }

    /// Returns whether this was the last busy task.
    pub(super) fn end(&mut self) -> bool {
        self.busy -= 1;
        self.busy == 0
    }

    pub(super) fn wait_for(&mut self, when: SystemTime) -> Wait {
        let wait = (when, self.next_id);
        self.next_id += 1;
        self.waiting.insert(wait, None);
        if self.is_frozen() && when <= self.now() {
            self.fire(wait);
        }
        wait
    }

    /// Cancels a wait. Returns whether it was already due and therefore counted as busy.
    pub(super) fn cancel(&mut self, wait: Wait) -> bool {
        self.waiting.remove(&wait);
        self.due.remove(&wait.1)
    }

    /// Takes the guard of a wait if it is due. The caller then counts as busy.
    pub(super) fn take(&mut self, wait: Wait) -> bool {
        if !self.is_frozen() && wait.0 <= self.now() {
            self.fire(wait);
        }
        self.due.remove(&wait.1)
    }

    pub(super) fn wake_later(&mut self, wait: Wait, waker: &Waker) {
        if let Some(place) = self.waiting.get_mut(&wait) {
            place.clone_from(&Some(waker.clone()));
        }
    }

    /// Moves to the earliest wait and wakes it, if its time is not after `latest`.
    pub(super) fn fire_first(&mut self, latest: SystemTime) -> bool {
        match self.waiting.first_key_value() {
            Some((&wait, _)) if wait.0 <= latest => {
                if wait.0 > self.now() {
                    self.set(wait.0);
                }
                self.fire(wait);
                true
            }
            _ => false,
        }
    }

    fn fire(&mut self, wait: Wait) {
        if let Some(waker) = self.waiting.remove(&wait) {
            self.due.insert(wait.1);
            self.busy += 1;
            if let Some(waker) = waker {
                waker.wake();
            }
        }
    }
}
