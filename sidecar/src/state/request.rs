//! What is asked of a store, and what it has.

use std::collections::BTreeMap;
use std::time::SystemTime;

use super::StateFault;
use crate::json::Value;

/// A key to be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Get {
    pub(crate) key: String,
    /// What follows only stores outside look at.
    pub(crate) metadata: BTreeMap<String, String>,
    pub(crate) consistency: String,
}

/// A value to be stored.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Set {
    pub(crate) key: String,
    pub(crate) value: Value,
    /// The ETag of the value that is to be replaced.
    pub(crate) etag: Option<String>,
    pub(crate) metadata: BTreeMap<String, String>,
    /// What the value is said to be: for an outbox, and for stores outside.
    pub(crate) content_type: Option<String>,
    /// `first-write`, `last-write`, nothing, or what the store refuses.
    pub(crate) concurrency: String,
    /// `strong`, `eventual`, nothing, or what the store refuses.
    pub(crate) consistency: String,
}

impl Set {
    /// A value without conditions.
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

    /// The ETag; an empty one is none.
    pub(super) fn etag(&self) -> Option<&str> {
        self.etag.as_deref().filter(|etag| !etag.is_empty())
    }

    pub(super) fn is_first_write(&self) -> bool {
        self.concurrency == FIRST_WRITE
    }

    pub(super) fn check_options(&self) -> Result<(), StateFault> {
        check_options(&self.concurrency, &self.consistency)
    }
}

/// A key to be deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Delete {
    pub(crate) key: String,
    pub(crate) etag: Option<String>,
    /// Only stores outside look at it.
    pub(crate) metadata: BTreeMap<String, String>,
    pub(crate) concurrency: String,
    pub(crate) consistency: String,
}

impl Delete {
    /// A key without conditions.
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

    pub(super) fn check_options(&self) -> Result<(), StateFault> {
        check_options(&self.concurrency, &self.consistency)
    }
}

const FIRST_WRITE: &str = "first-write";
pub(super) const LAST_WRITE: &str = "last-write";

fn check_options(concurrency: &str, consistency: &str) -> Result<(), StateFault> {
    if !matches!(consistency, "" | "strong" | "eventual") {
        return Err(StateFault::Other(format!(
            "unrecognized consistency model '{consistency}'"
        )));
    }
    if !matches!(concurrency, "" | FIRST_WRITE | LAST_WRITE) {
        return Err(StateFault::Other(format!(
            "unrecognized concurrency model '{concurrency}'"
        )));
    }
    Ok(())
}

/// One step of a transaction.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Change {
    Set(Set),
    Delete(Delete),
}

/// What a store has for a key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) data: Vec<u8>,
    pub(crate) etag: Option<String>,
    /// When it expires, if the store tells.
    pub(crate) expires: Option<SystemTime>,
    /// What else a store outside says about it.
    pub(crate) metadata: BTreeMap<String, String>,
}

/// What a store has for one of several keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) key: String,
    pub(crate) found: Result<Option<Found>, StateFault>,
}
