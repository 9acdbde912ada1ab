//! Runs work under a policy.

use std::fmt;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use super::breaker::{Breaker, Refusal};
use super::retry::Retry;
use crate::clock::{BusyGuard, Clock};

/// The policy of one call: a timeout per attempt, a circuit breaker that each attempt must pass, and retries.
#[derive(Clone, Debug)]
pub(crate) struct Policy {
    pub(super) clock: Clock,
    pub(super) timeout: Option<Duration>,
    pub(super) retry: Option<Arc<Retry>>,
    pub(super) breaker: Option<Arc<Breaker>>,
    /// Whether an attempt may wait for the clock.
    pub(super) lets_go: bool,
}

/// An error, as far as policies inspect it.
pub(crate) trait Failing {
    /// The status code that the policy checks. Without one the error is retried.
    fn code(&self) -> Option<u16> {
        None
    }

    /// Whether a retry is useless.
    fn is_final(&self) -> bool {
        false
    }
}

impl Failing for String {}

/// Why a call failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stopped<E> {
    /// The last attempt failed.
    Failed(E),
    /// The last attempt timed out.
    TimedOut,
    /// The circuit breaker is open.
    Open,
    /// The circuit breaker is half open, and its trial calls are in use.
    TooMany,
}

impl<E> Stopped<E> {
    /// The error of the attempt, or one created from daprd's message about the policy.
    pub(crate) fn or(self, policy: impl FnOnce(&str) -> E) -> E {
        match self {
            Self::Failed(error) => error,
            Self::TimedOut => policy("context deadline exceeded"),
            Self::Open => policy("circuit breaker is open"),
            Self::TooMany => policy("too many requests"),
        }
    }
}

impl<E: fmt::Display> fmt::Display for Stopped<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Failed(error) => return error.fmt(formatter),
            Self::TimedOut => "context deadline exceeded",
            Self::Open => "circuit breaker is open",
            Self::TooMany => "too many requests",
        })
    }
}

/// How long an attempt with a timeout (or `lets_go`) prevents the clock from moving. A call that
/// responds promptly does not time out if the clock advances by hours; a call that hangs does.
const HOLD: Duration = Duration::from_millis(100);

impl Policy {
    /// Whether the work may have to run again.
    pub(crate) fn repeats(&self) -> bool {
        self.retry
            .as_ref()
            .is_some_and(|retry| retry.max_retries != Some(0))
    }

    /// Runs the work until it succeeds or the policy gives up.
    ///
    /// `due` is the caller's guard, if any. It is released during waits. Afterwards it guards
    /// the time of the last attempt.
    pub(crate) async fn run<T, E, F>(
        &self,
        due: &mut Option<BusyGuard>,
        mut work: impl FnMut() -> F,
    ) -> Result<T, Stopped<E>>
    where
        E: Failing,
        F: Future<Output = Result<T, E>>,
    {
        let now = self.clock.now();
        let mut waits = self.retry.as_ref().map(|retry| retry.waits(now));
        loop {
            // Boxed, because each wrapper would otherwise hold the whole future on the stack.
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

    /// Like [`Policy::run`], without a guard. Errors of the policy are converted to errors of the work.
    pub(crate) async fn apply<T, E, F>(
        &self,
        work: impl FnMut() -> F,
        to_error: impl FnOnce(&str) -> E,
    ) -> Result<T, E>
    where
        E: Failing,
        F: Future<Output = Result<T, E>>,
    {
        let outcome = self.run(&mut None, work).await;
        outcome.map_err(|stopped| stopped.or(to_error))
    }

    fn may_repeat<E: Failing>(&self, stopped: &Stopped<E>) -> bool {
        match stopped {
            Stopped::Open | Stopped::TooMany => false,
            Stopped::TimedOut => true,
            Stopped::Failed(error) if error.is_final() => false,
            Stopped::Failed(error) => {
                let retry = self.retry.as_ref();
                error
                    .code()
                    .zip(retry)
                    .is_none_or(|(code, retry)| retry.codes.has(code))
            }
        }
    }

    async fn pass<T, E>(
        &self,
        due: &mut Option<BusyGuard>,
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
        due: &mut Option<BusyGuard>,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, Stopped<E>> {
        let timeout_sleep = self.timeout.map(|timeout| self.clock.sleep(timeout));
        tokio::pin!(work);
        if due.is_some() && (timeout_sleep.is_some() || self.lets_go) {
            let held = tokio::time::timeout(HOLD, &mut work).await;
            if let Ok(outcome) = held {
                return outcome.map_err(Stopped::Failed);
            }
            due.take();
        }
        let Some(mut timeout_sleep) = timeout_sleep else {
            return work.await.map_err(Stopped::Failed);
        };
        tokio::select! {
            biased;
            outcome = &mut work => outcome.map_err(Stopped::Failed),
            reached = &mut timeout_sleep => {
                *due = Some(reached);
                Err(Stopped::TimedOut)
            }
        }
    }
}
