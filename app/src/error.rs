//! The error of `build`.

use std::fmt;

/// Why [`build`](crate::DaprAppBuilder::build) failed: all problems that were found.
#[derive(Debug)]
pub struct BuildError(pub(crate) Vec<String>);

impl BuildError {
    /// Returns the problems, one line each.
    pub fn problems(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "the application cannot be built: {}",
            self.0.join("; ")
        )
    }
}

impl std::error::Error for BuildError {}
