//! Computes the next trigger time of a job.

use std::time::SystemTime;

use super::FailurePolicy;
use super::job::{Plan, StartTime};
use crate::timing::add_nanoseconds;

/// The minimum interval between two attempts, in nanoseconds. A failure policy without an interval
/// would retry without pause.
const SHORTEST: i64 = 1_000_000;

/// The number of past triggers of a job, and its next trigger time.
#[derive(Clone, Debug)]
pub(super) struct Counter {
    plan: Plan,
    count: u32,
    last: Option<SystemTime>,
    attempts: u32,
    next: SystemTime,
}

impl Counter {
    /// Starts at the beginning of the plan. `None` if the job never triggers.
    pub(super) fn new(plan: Plan) -> Option<Self> {
        let next = match plan.begin {
            StartTime::At(next) | StartTime::From(next) => next,
        };
        let mut counter = Self {
            plan,
            count: 0,
            last: None,
            attempts: 0,
            next,
        };
        counter.advance().then_some(counter)
    }

    /// The next trigger time.
    pub(super) fn next(&self) -> SystemTime {
        self.next
    }

    /// Records a success. Returns whether the job triggers again.
    pub(super) fn succeeded(&mut self) -> bool {
        self.finish();
        self.advance()
    }

    /// Records a failure. Returns whether the job triggers again: a retry, or the next scheduled time.
    pub(super) fn failed(&mut self) -> bool {
        self.attempts += 1;
        match self.plan.failure_policy {
            FailurePolicy::Constant {
                interval,
                max_retries,
            } if max_retries.is_none_or(|max_retries| max_retries >= self.attempts) => {
                let pause = interval.unwrap_or_default().max(SHORTEST);
                self.next = add_nanoseconds(self.next, pause);
                true
            }
            _ => {
                self.finish();
                self.advance()
            }
        }
    }

    /// Ends this trigger. The next one is computed from its scheduled time.
    fn finish(&mut self) {
        if let Some(planned) = self.planned() {
            self.last = Some(planned);
        }
        self.count += 1;
        self.attempts = 0;
    }

    fn advance(&mut self) -> bool {
        match self.planned() {
            Some(next) if self.plan.end.is_none_or(|end| next <= end) => {
                self.next = next;
                true
            }
            _ => false,
        }
    }

    /// The scheduled time, regardless of retries.
    fn planned(&self) -> Option<SystemTime> {
        let Some(schedule) = &self.plan.schedule else {
            return match self.plan.begin {
                StartTime::At(due) | StartTime::From(due) => (self.count == 0).then_some(due),
            };
        };
        if self
            .plan
            .repeats
            .is_some_and(|repeats| self.count >= repeats)
        {
            return None;
        }
        match (self.last, self.plan.begin) {
            (None, StartTime::At(due)) => Some(due),
            (None, StartTime::From(start)) => schedule.next_after(start),
            (Some(last), _) => schedule.next_after(last),
        }
    }
}
