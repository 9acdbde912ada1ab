//! How long to wait before the next attempt.

use std::time::{Duration, SystemTime};

use super::codes::Codes;

/// When something is tried again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Retry {
    pub(super) pace: Pace,
    /// Without a number there is no end.
    pub(super) most: Option<u64>,
    pub(super) codes: Codes,
}

/// How the waits grow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pace {
    Constant(Duration),
    /// Half as long again each time, up to this.
    Growing(Duration),
}

const FIRST: Duration = Duration::from_millis(500);
/// Waits that grow come to an end when this is over.
const LONGEST: Duration = Duration::from_secs(15 * 60);

impl Retry {
    /// The waits of one call, which begins now.
    pub(super) fn waits(&self, now: SystemTime) -> Waits {
        Waits {
            pace: self.pace,
            left: self.most,
            next: FIRST,
            began: now,
        }
    }
}

/// The waits of one call. daprd varies those that grow by up to a half; these do not.
#[derive(Debug)]
pub(super) struct Waits {
    pace: Pace,
    left: Option<u64>,
    next: Duration,
    began: SystemTime,
}

impl Waits {
    /// How long to wait, unless it is enough.
    pub(super) fn next(&mut self, now: SystemTime) -> Option<Duration> {
        if let Some(left) = &mut self.left {
            *left = left.checked_sub(1)?;
        }
        match self.pace {
            Pace::Constant(wait) => Some(wait),
            Pace::Growing(most) => {
                let wait = self.next.min(most);
                self.next = (wait * 3 / 2).min(most);
                let passed = now.duration_since(self.began).unwrap_or_default();
                (passed + wait <= LONGEST).then_some(wait)
            }
        }
    }
}
