//! When a job happens next.

use std::time::SystemTime;

use super::FailurePolicy;
use super::job::{Begin, Plan};
use crate::timing::add_nanoseconds;

/// The shortest time between two attempts, in nanoseconds. A policy may name none at all, and would never rest.
const SHORTEST: i64 = 1_000_000;

/// How often a job has happened, and when it is to happen next.
#[derive(Clone, Debug)]
pub(super) struct Counter {
    plan: Plan,
    count: u32,
    last: Option<SystemTime>,
    attempts: u32,
    next: SystemTime,
}

impl Counter {
    /// Counts from the beginning; nothing if the job never happens.
    pub(super) fn new(plan: Plan) -> Option<Self> {
        let next = match plan.begin {
            Begin::At(next) | Begin::From(next) => next,
        };
        let mut counter = Self {
            plan,
            count: 0,
            last: None,
            attempts: 0,
            next,
        };
        counter.go_on().then_some(counter)
    }

    /// When it happens.
    pub(super) fn next(&self) -> SystemTime {
        self.next
    }

    /// It went well. Whether there is a next time.
    pub(super) fn succeeded(&mut self) -> bool {
        self.finish();
        self.go_on()
    }

    /// It failed. Whether there is a next time: the same again, or the one after.
    pub(super) fn failed(&mut self) -> bool {
        self.attempts += 1;
        match self.plan.failure_policy {
            FailurePolicy::Constant { interval, most }
                if most.is_none_or(|most| most >= self.attempts) =>
            {
                let pause = interval.unwrap_or_default().max(SHORTEST);
                self.next = add_nanoseconds(self.next, pause);
                true
            }
            _ => {
                self.finish();
                self.go_on()
            }
        }
    }

    /// This time is over; the next is counted from where this one should have been.
    fn finish(&mut self) {
        if let Some(planned) = self.planned() {
            self.last = Some(planned);
        }
        self.count += 1;
        self.attempts = 0;
    }

    fn go_on(&mut self) -> bool {
        match self.planned() {
            Some(next) if self.plan.end.is_none_or(|end| next <= end) => {
                self.next = next;
                true
            }
            _ => false,
        }
    }

    /// When the plan says that it happens, without regard to attempts.
    fn planned(&self) -> Option<SystemTime> {
        let Some(schedule) = &self.plan.schedule else {
            return match self.plan.begin {
                Begin::At(due) | Begin::From(due) => (self.count == 0).then_some(due),
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
            (None, Begin::At(due)) => Some(due),
            (None, Begin::From(start)) => schedule.next_after(start),
            (Some(last), _) => schedule.next_after(last),
        }
    }
}
