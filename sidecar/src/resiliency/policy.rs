//! Carries something out under a policy.

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use super::breaker::{Breaker, Refusal};
use super::waits::Retry;
use crate::clock::{Clock, Due};

/// What goes for one call: a timeout for each attempt, a circuit breaker that each attempt has to pass, and attempts
/// after the first.
#[derive(Clone, Debug)]
pub(crate) struct Policy {
    pub(super) clock: Clock,
    pub(super) timeout: Option<Duration>,
    pub(super) retry: Option<Arc<Retry>>,
    pub(super) breaker: Option<Arc<Breaker>>,
    /// Whether something within an attempt waits for the clock.
    pub(super) lets_go: bool,
}

/// A fault, as far as a policy looks at it.
pub(crate) trait Failing {
    /// The status by which the policy decides. Without one it tries again.
    fn code(&self) -> Option<u16> {
        None
    }

    /// Whether there is no use in trying again.
    fn is_final(&self) -> bool {
        false
    }
}

impl Failing for String {}

/// Why it was not done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stopped<E> {
    /// The last attempt failed.
    Failed(E),
    /// The last attempt took too long.
    TimedOut,
    /// The circuit breaker is open.
    Open,
    /// It is half open, and others are trying.
    TooMany,
}

impl<E> Stopped<E> {
    /// The fault of the attempt itself, or one made of what daprd says of the policy.
    pub(crate) fn or(self, policy: impl FnOnce(&str) -> E) -> E {
        match self {
            Self::Failed(fault) => fault,
            Self::TimedOut => policy("context deadline exceeded"),
            Self::Open => policy("circuit breaker is open"),
            Self::TooMany => policy("too many requests"),
        }
    }
}

impl<E: fmt::Display> fmt::Display for Stopped<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Failed(fault) => return fault.fmt(formatter),
            Self::TimedOut => "context deadline exceeded",
            Self::Open => "circuit breaker is open",
            Self::TooMany => "too many requests",
        })
    }
}

/// How long an attempt keeps the clock from being moved if the policy has a timeout. What answers at once is not overtaken by
/// a clock that is moved by hours; what hangs can time out all the same.
const HOLD: Duration = Duration::from_millis(100);

impl Policy {
    /// Whether the same thing may have to be done again.
    pub(crate) fn repeats(&self) -> bool {
        self.retry
            .as_ref()
            .is_some_and(|retry| retry.most != Some(0))
    }

    /// Tries until it succeeds or the policy says that it is enough.
    ///
    /// `due` is the guard of whoever calls, if he has one: it is given up while this waits, and is one of the moment of the
    /// last attempt afterwards.
    pub(crate) async fn run<T, E, F>(
        &self,
        due: &mut Option<Due>,
        mut work: impl FnMut() -> F,
    ) -> Result<T, Stopped<E>>
    where
        E: Failing,
        F: Future<Output = Result<T, E>>,
    {
        let now = self.clock.now();
        let mut waits = self.retry.as_ref().map(|retry| retry.waits(now));
        loop {
            // In a box, because each step around it would hold the whole of it on the stack.
            let stopped = match self.pass(due, Box::pin(work())).await {
                Ok(done) => return Ok(done),
                Err(stopped) => stopped,
            };
            let next = waits.as_mut().filter(|_| self.may_repeat(&stopped));
            let Some(wait) = next.and_then(|waits| waits.next(self.clock.now())) else {
                return Err(stopped);
            };
            let sleep = match due.take() {
                Some(due) => due.sleep(wait),
                None => self.clock.sleep(wait),
            };
            *due = Some(sleep.await);
        }
    }

    /// As [`Policy::run`], for somebody without a guard. What the policy says becomes a fault of the thing itself.
    pub(crate) async fn ask<T, E, F>(
        &self,
        work: impl FnMut() -> F,
        said: impl FnOnce(&str) -> E,
    ) -> Result<T, E>
    where
        E: Failing,
        F: Future<Output = Result<T, E>>,
    {
        let outcome = self.run(&mut None, work).await;
        outcome.map_err(|stopped| stopped.or(said))
    }

    fn may_repeat<E: Failing>(&self, stopped: &Stopped<E>) -> bool {
        match stopped {
            Stopped::Open | Stopped::TooMany => false,
            Stopped::TimedOut => true,
            Stopped::Failed(fault) if fault.is_final() => false,
            Stopped::Failed(fault) => {
                let retry = self.retry.as_ref();
                fault
                    .code()
                    .zip(retry)
                    .is_none_or(|(code, retry)| retry.codes.has(code))
            }
        }
    }

    async fn pass<T, E>(
        &self,
        due: &mut Option<Due>,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, Stopped<E>> {
        let Some(breaker) = &self.breaker else {
            return self.attempt(due, work).await;
        };
        let pass = breaker.enter().map_err(|refusal| match refusal {
            Refusal::Open => Stopped::Open,
            Refusal::TooMany => Stopped::TooMany,
        })?;
        let outcome = self.attempt(due, work).await;
        if outcome.is_ok() {
            pass.succeed();
        }
        outcome
    }

    async fn attempt<T, E>(
        &self,
        due: &mut Option<Due>,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, Stopped<E>> {
        let over = self.timeout.map(|timeout| self.clock.sleep(timeout));
        tokio::pin!(work);
        if due.is_some() && (over.is_some() || self.lets_go) {
            let held = tokio::time::timeout(HOLD, &mut work).await;
            if let Ok(outcome) = held {
                return outcome.map_err(Stopped::Failed);
            }
            due.take();
        }
        let Some(mut over) = over else {
            return work.await.map_err(Stopped::Failed);
        };
        tokio::select! {
            biased;
            outcome = &mut work => outcome.map_err(Stopped::Failed),
            reached = &mut over => {
                *due = Some(reached);
                Err(Stopped::TimedOut)
            }
        }
    }
}
