//! The location of a resource.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

/// The origin of a resource: a line of a file, a line of a text, or the program itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    origin: Arc<str>,
    line: Option<u64>,
}

impl Source {
    pub(crate) fn program() -> Self {
        Self {
            origin: Arc::from("the program"),
            line: None,
        }
    }

    pub(crate) fn file(path: &Path) -> Self {
        Self {
            origin: Arc::from(path.display().to_string()),
            line: None,
        }
    }

    pub(crate) fn text(what: &str) -> Self {
        Self {
            origin: Arc::from(what),
            line: None,
        }
    }

    pub(crate) fn at(&self, line: u64) -> Self {
        Self {
            origin: Arc::clone(&self.origin),
            line: Some(line),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(formatter, "{}:{line}", self.origin),
            None => formatter.write_str(&self.origin),
        }
    }
}
