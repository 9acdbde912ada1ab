//! What goes wrong while an application runs.

use std::fmt;
use std::sync::Arc;

/// A handler that failed, or a request that could not be handled.
#[derive(Debug)]
#[non_exhaustive]
pub struct Failure {
    /// What was handled: `event /orders`.
    pub what: String,
    /// What went wrong.
    pub error: String,
    /// What the sidecar was told: `retry`, `drop`, `500`.
    pub outcome: &'static str,
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{} failed ({}): {}",
            self.what, self.outcome, self.error
        )
    }
}

/// Who is told.
pub(crate) type Report = Arc<dyn Fn(&Failure) + Send + Sync>;
