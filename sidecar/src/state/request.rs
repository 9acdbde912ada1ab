//! Requests to state stores, and their values.

use std::collections::BTreeMap;
use std::time::SystemTime;

use super::StateError;
use crate::json::Value;

/// A read of a key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Get {
    pub(crate) key: String,
    /// Only pluggable stores use the following fields.
    pub(crate) metadata: BTreeMap<String, String>,
    pub(crate) consistency: String,
}

/// A write of a value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Set {
    pub(crate) key: String,
    pub(crate) value: Value,
    /// The ETag of the value to replace.
    pub(crate) etag: Option<String>,
    pub(crate) metadata: BTreeMap<String, String>,
    /// The content type of the value, for outboxes and pluggable stores.
    pub(crate) content_type: Option<String>,
    /// `first-write`, `last-write`, empty, or a value that the store rejects.
    pub(crate) concurrency: String,
    /// `strong`, `eventual`, empty, or a value that the store rejects.
    pub(crate) consistency: String,
}

impl Set {
    /// Creates a write without conditions.
    pub(crate) fn new(key: impl Into<String>, value: Value) -> Self {
        Self {
            key: key.into(),
            value,
            etag: None,
            metadata: BTreeMap::new(),
            content_type: None,
            concurrency: String::new(),
            consistency: String::new(),
        }
    }

    /// The ETag, unless empty.
    pub(super) fn etag(&self) -> Option<&str> {
        self.etag.as_deref().filter(|etag| !etag.is_empty())
    }

    pub(super) fn is_first_write(&self) -> bool {
        self.concurrency == FIRST_WRITE
    }

    pub(super) fn check_options(&self) -> Result<(), StateError> {
        check_options(&self.concurrency, &self.consistency)
    }
}

/// A deletion of a key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Delete {
    pub(crate) key: String,
    pub(crate) etag: Option<String>,
    /// Used only by pluggable stores.
    pub(crate) metadata: BTreeMap<String, String>,
    pub(crate) concurrency: String,
    pub(crate) consistency: String,
}

impl Delete {
    /// Creates a deletion without conditions.
    pub(crate) fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            ..Self::default()
        }
    }

    pub(super) fn etag(&self) -> Option<&str> {
        self.etag.as_deref().filter(|etag| !etag.is_empty())
    }

    pub(super) fn is_first_write(&self) -> bool {
        self.concurrency == FIRST_WRITE
    }

    pub(super) fn check_options(&self) -> Result<(), StateError> {
        check_options(&self.concurrency, &self.consistency)
    }
}

const FIRST_WRITE: &str = "first-write";
pub(super) const LAST_WRITE: &str = "last-write";

fn check_options(concurrency: &str, consistency: &str) -> Result<(), StateError> {
    if !matches!(consistency, "" | "strong" | "eventual") {
        return Err(StateError::Other(format!(
            "unrecognized consistency model '{consistency}'"
        )));
    }
    if !matches!(concurrency, "" | FIRST_WRITE | LAST_WRITE) {
        return Err(StateError::Other(format!(
            "unrecognized concurrency model '{concurrency}'"
        )));
    }
    Ok(())
}

/// An operation of a transaction.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    Set(Set),
    Delete(Delete),
}

/// A stored value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) data: Vec<u8>,
    pub(crate) etag: Option<String>,
    /// The expiration time, if the store reports it.
    pub(crate) expires: Option<SystemTime>,
    /// Metadata from a pluggable store.
    pub(crate) metadata: BTreeMap<String, String>,
}

/// The result of a bulk read for one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) found: Result<Option<Found>, StateError>,
}
