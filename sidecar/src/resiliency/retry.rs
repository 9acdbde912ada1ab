//! Waits between retries.

use std::time::{Duration, SystemTime};

use super::codes::Codes;

/// A retry policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Retry {
    pub(super) pace: Backoff,
    /// The maximum number of retries. Unlimited if `None`.
    pub(super) max_retries: Option<u64>,
    pub(super) codes: Codes,
}

/// How the waits change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Backoff {
    Constant(Duration),
    /// Exponential: each wait is 1.5 times the previous one, up to this maximum.
    Growing(Duration),
}

const FIRST: Duration = Duration::from_millis(500);
/// Exponential retries end after this time.
const LONGEST: Duration = Duration::from_secs(15 * 60);

impl Retry {
    /// The waits of one call that starts now.
    pub(super) fn waits(&self, now: SystemTime) -> Waits {
        Waits {
            pace: self.pace,
            remaining: self.max_retries,
            next: FIRST,
            began: now,
        }
    }
}

/// The waits of one call. daprd randomizes exponential waits by up to a half; this implementation does not.
#[derive(Debug)]
pub(super) struct Waits {
    pace: Backoff,
    remaining: Option<u64>,
    next: Duration,
    began: SystemTime,
}

impl Waits {
    /// The next wait. `None` if there are no more retries.
    pub(super) fn next(&mut self, now: SystemTime) -> Option<Duration> {
        if let Some(remaining) = &mut self.remaining {
            *remaining = remaining.checked_sub(1)?;
        }
        match self.pace {
            Backoff::Constant(wait) => Some(wait),
            Backoff::Growing(max_interval) => {
                let wait = self.next.min(max_interval);
                self.next = (wait * 3 / 2).min(max_interval);
                let elapsed = now.duration_since(self.began).unwrap_or_default();
                (elapsed + wait <= LONGEST).then_some(wait)
            }
        }
    }
}
