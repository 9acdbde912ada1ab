//! What can be wrong with a resource.

use std::fmt;

use super::Source;

/// A resource that cannot be used: where it stands, and why.
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

    /// Where it stands.
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
