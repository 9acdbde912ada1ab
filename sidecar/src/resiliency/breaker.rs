//! A circuit breaker: rejects calls for a while after too many failures, and then allows a few trial calls.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use crate::clock::Clock;
use crate::condition::CountsCondition;

/// The settings of a circuit breaker.
#[derive(Clone)]
pub(super) struct Template {
    /// The number of trial calls in the half-open state, and of successes that close the circuit.
    pub(super) max_requests: u64,
    /// The interval after which counts are reset in the closed state. Zero means never.
    pub(super) interval: Duration,
    /// The duration of the open state.
    pub(super) timeout: Duration,
    /// The condition that opens the circuit.
    pub(super) trip: Arc<Trip>,
}

/// A condition for the counts. Defaults to more than five consecutive failures.
pub(super) struct Trip(Option<CountsCondition>);

impl Trip {
    pub(super) fn new(expression: &str) -> Result<Self, String> {
        let condition = match expression {
            "" => None,
            _ => Some(CountsCondition::new(expression, &NAMES)?),
        };
        Ok(Self(condition))
    }

    fn trips(&self, counts: &Counts) -> bool {
        let Some(condition) = &self.0 else {
            return counts.failures_in_a_row > 5;
        };
        let numbers = [
            counts.requests,
            counts.successes,
            counts.failures,
            counts.successes_in_a_row,
            counts.failures_in_a_row,
        ];
        condition.holds(NAMES.into_iter().zip(numbers))
    }
}

const NAMES: [&str; 5] = [
    "requests",
    "totalSuccesses",
    "totalFailures",
    "consecutiveSuccesses",
    "consecutiveFailures",
];

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    requests: u64,
    successes: u64,
    failures: u64,
    successes_in_a_row: u64,
    failures_in_a_row: u64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Closed,
    Open,
    HalfOpen,
}

struct Inner {
    state: State,
    counts: Counts,
    /// Identifies the state; outcomes of calls from earlier states are ignored.
    generation: u64,
    /// When the state ends by timeout, if at all.
    ends: Option<SystemTime>,
}

/// The circuit breaker of one target.
pub(super) struct Breaker {
    clock: Clock,
    template: Template,
    inner: Mutex<Inner>,
}

/// Why a call was rejected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    Open,
    TooMany,
}

/// An admitted call. Dropping it without an outcome counts as a failure.
pub(super) struct Pass<'a> {
    breaker: &'a Breaker,
    generation: u64,
    succeeded: bool,
}

impl Breaker {
    pub(super) fn new(clock: Clock, template: Template) -> Self {
        let inner = Inner {
            state: State::Closed,
            counts: Counts::default(),
            generation: 0,
            ends: None,
        };
        let breaker = Self {
            clock,
            template,
            inner: Mutex::new(inner),
        };
        breaker.change_state(&mut breaker.inner(), State::Closed);
        breaker
    }

    /// Admits or rejects a call.
    pub(super) fn enter(&self) -> Result<Pass<'_>, Refusal> {
        let mut inner = self.inner();
        self.settle(&mut inner);
        match inner.state {
            State::Open => return Err(Refusal::Open),
            State::HalfOpen if inner.counts.requests >= self.template.max_requests => {
                return Err(Refusal::TooMany);
            }
            _ => {}
        }
        inner.counts.requests += 1;
        Ok(Pass {
            breaker: self,
            generation: inner.generation,
            succeeded: false,
        })
    }

    fn leave(&self, generation: u64, succeeded: bool) {
        let mut inner = self.inner();
        self.settle(&mut inner);
        if inner.generation != generation {
            return;
        }
        let counts = &mut inner.counts;
        if succeeded {
            counts.successes += 1;
            counts.successes_in_a_row += 1;
            counts.failures_in_a_row = 0;
            if inner.state == State::HalfOpen
                && inner.counts.successes_in_a_row >= self.template.max_requests
            {
                self.change_state(&mut inner, State::Closed);
            }
            return;
        }
        counts.failures += 1;
        counts.failures_in_a_row += 1;
        counts.successes_in_a_row = 0;
        if inner.state == State::HalfOpen || self.template.trip.trips(&inner.counts) {
            self.change_state(&mut inner, State::Open);
        }
    }

    /// Applies state changes that are due.
    fn settle(&self, inner: &mut Inner) {
        if inner.ends.is_some_and(|end| end <= self.clock.now()) {
            let next = match inner.state {
                State::Open => State::HalfOpen,
                state => state,
            };
            self.change_state(inner, next);
        }
    }

    fn change_state(&self, inner: &mut Inner, state: State) {
        let lasts = match state {
            State::Closed => self.template.interval,
            State::Open => self.template.timeout,
            State::HalfOpen => Duration::ZERO,
        };
        let now = self.clock.now();
        *inner = Inner {
            state,
            counts: Counts::default(),
            generation: inner.generation + 1,
            ends: now.checked_add(lasts).filter(|_| !lasts.is_zero()),
        };
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pass<'_> {
    pub(super) fn succeed(mut self) {
        self.succeeded = true;
    }
}

impl Drop for Pass<'_> {
    fn drop(&mut self) {
        self.breaker.leave(self.generation, self.succeeded);
    }
}

impl fmt::Debug for Breaker {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.inner().state;
        formatter
            .debug_struct("Breaker")
            .field("state", &state)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Template {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Template")
            .field("max_requests", &self.max_requests)
            .field("interval", &self.interval)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}
