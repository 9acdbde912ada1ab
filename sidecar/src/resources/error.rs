//! Errors of resources.

use std::fmt;

use super::Source;

/// A resource that cannot be used: its location and the reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResourceError {
    source: Source,
    reason: String,
}

impl ResourceError {
    pub(crate) fn new(source: Source, reason: impl Into<String>) -> Self {
        Self {
            source,
            reason: reason.into(),
        }
    }

    /// The location.
    #[must_use]
    pub fn place(&self) -> &Source {
        &self.source
    }
}

impl fmt::Display for ResourceError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.source, self.reason)
    }
}

impl std::error::Error for ResourceError {}
