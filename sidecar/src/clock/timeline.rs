//! What a clock knows: the time, who waits for which moment, and how much is being done.

use std::collections::{BTreeMap, HashSet};
use std::task::Waker;
use std::time::{Duration, Instant, SystemTime};

/// A moment so late that nobody waits for it: the end of the year 9999.
const NEVER: Duration = Duration::from_secs(253_402_300_799);

/// `moment` later by `by`, or as late as can be said.
pub(super) fn add(moment: SystemTime, by: Duration) -> SystemTime {
    moment
        .checked_add(by)
        .unwrap_or(SystemTime::UNIX_EPOCH + NEVER)
}

enum Time {
    Frozen(SystemTime),
    /// It was `from` when the machine's steady clock showed `since`. The machine's time of day is not
    /// asked again: it may be set back.
    Running {
        from: SystemTime,
        since: Instant,
    },
}

/// A wait, by its moment and then by the order in which waits were begun.
pub(super) type Wait = (SystemTime, u64);

pub(super) struct Timeline {
    time: Time,
    waiting: BTreeMap<Wait, Option<Waker>>,
    /// Waits whose moment has come but who have not taken their guard yet. They count as busy.
    due: HashSet<u64>,
    begun: u64,
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
            begun: 0,
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
        // They wait for a real timer from now on.
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

    /// Whether this was the last.
    pub(super) fn end(&mut self) -> bool {
        self.busy -= 1;
        self.busy == 0
    }

    pub(super) fn wait_for(&mut self, when: SystemTime) -> Wait {
        let wait = (when, self.begun);
        self.begun += 1;
        self.waiting.insert(wait, None);
        if self.is_frozen() && when <= self.now() {
            self.fire(wait);
        }
        wait
    }

    /// Gives up a wait; whether its moment had come already, so that it counts as busy.
    pub(super) fn give_up(&mut self, wait: Wait) -> bool {
        self.waiting.remove(&wait);
        self.due.remove(&wait.1)
    }

    /// Asks whether the moment has come; if so the one who asks is busy from now on.
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

    /// Goes to the first moment that somebody waits for, if it is not after `latest`, and wakes that one.
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
