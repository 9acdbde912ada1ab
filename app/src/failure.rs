//! Failures at run time.

use std::fmt;
use std::sync::Arc;

/// A handler that failed, or a request that could not be handled.
#[derive(Debug)]
#[non_exhaustive]
pub struct Failure {
    /// The call that failed: `job "backup"`.
    pub what: String,
    /// The error.
    pub error: String,
    /// The result that the sidecar received: `retry`, `drop`, `500`.
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

/// The function that receives failures.
pub(crate) type Report = Arc<dyn Fn(&Failure) + Send + Sync>;
