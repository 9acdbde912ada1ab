//! Known differences with their reasons: `differences.yaml`.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use regex::Regex;
use serde::Deserialize;

use super::compare::Difference;
use super::generate::Planned;

/// The file.
#[derive(Debug)]
pub(super) struct Known(Vec<Entry>);

#[derive(Debug)]
struct Entry {
    written: Written,
    left: Regex,
    right: Regex,
    used: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    because: String,
    /// The operations. All if empty.
    #[serde(default)]
    operations: Vec<String>,
    /// See [`Difference::what`].
    what: String,
    /// Regular expressions for the values.
    #[serde(default)]
    daprd: String,
    #[serde(default)]
    other: String,
    /// Whether a complete run may leave the entry unused.
    #[serde(default)]
    rare: bool,
}

impl Known {
    pub(super) fn load(file: &Path) -> Result<Self> {
        let context = || format!("read {}", file.display());
        let text = fs::read_to_string(file).with_context(context)?;
        let written: Option<Vec<Written>> = serde_yaml::from_str(&text).with_context(context)?;
        let entries = written.unwrap_or_default().into_iter().map(|written| {
            Ok(Entry {
                left: Regex::new(&written.daprd)?,
                right: Regex::new(&written.other)?,
                written,
                used: 0,
            })
        });
        Ok(Self(entries.collect::<Result<_>>().with_context(context)?))
    }

    /// Whether an entry explains the difference. Marks the entry as used.
    pub(super) fn explains(&mut self, planned: &Planned, difference: &Difference) -> bool {
        let fits = |entry: &&mut Entry| {
            let operations = &entry.written.operations;
            (operations.is_empty() || operations.contains(&planned.operation))
                && entry.written.what == difference.what
                && entry.left.is_match(&difference.left)
                && entry.right.is_match(&difference.right)
        };
        match self.0.iter_mut().find(fits) {
            Some(entry) => {
                entry.used += 1;
                true
            }
            None => false,
        }
    }

    /// The reasons with their number of uses. Unused rare entries are omitted.
    pub(super) fn used(&self) -> impl Iterator<Item = (&str, &str, usize)> {
        let all = self.0.iter();
        let all = all.filter(|entry| entry.used > 0 || !entry.written.rare);
        all.map(|entry| {
            let written = &entry.written;
            (written.because.as_str(), written.what.as_str(), entry.used)
        })
    }
}
