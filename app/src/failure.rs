//! Failures at run time.

use std::fmt::{self, Write as _};
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
        let line = format!("{} failed ({}): {}", self.what, self.outcome, self.error);
        for character in line.chars() {
            match character.is_control() {
                // Keeps the failure on one line, even if a caller sends line breaks.
                true => write!(formatter, "{}", character.escape_default())?,
                false => formatter.write_char(character)?,
            }
        }
        Ok(())
    }
}

/// The function that receives failures.
pub(crate) type Report = Arc<dyn Fn(&Failure) + Send + Sync>;
