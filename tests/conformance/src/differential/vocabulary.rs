//! The vocabulary of requests: `differential.yaml`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use serde_json::Value;

use crate::description::Description;

/// The file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Vocabulary {
    /// Names with weights.
    pub(super) sidecars: BTreeMap<String, usize>,
    pub(super) skipped: BTreeMap<String, String>,
    /// Operations with a number N: only one in N of their requests is sent.
    pub(super) rare: BTreeMap<String, usize>,
    /// Operations whose lists are unordered.
    pub(super) unordered: Vec<String>,
    values: BTreeMap<String, Vec<String>>,
    bodies: BTreeMap<String, Vec<Value>>,
    pub(super) odd: Vec<String>,
    pub(super) content_types: Vec<String>,
    pub(super) extra_headers: Vec<(String, String)>,
    pub(super) extra_query: Vec<(String, String)>,
}

impl Vocabulary {
    pub(super) fn load(file: &Path, description: &Description) -> Result<Self> {
        let text = fs::read_to_string(file).with_context(|| format!("read {}", file.display()))?;
        let vocabulary: Self =
            serde_yaml::from_str(&text).with_context(|| format!("read {}", file.display()))?;
        let operations = vocabulary.skipped.keys().chain(vocabulary.bodies.keys());
        let operations = operations
            .chain(vocabulary.rare.keys())
            .chain(&vocabulary.unordered);
        for operation in operations {
            if !description.operations.contains_key(operation) {
                bail!(
                    "{}: the description has no operation {operation}",
                    file.display()
                );
            }
        }
        Ok(vocabulary)
    }

    /// Valid values of a parameter.
    pub(super) fn values(&self, operation: &str, parameter: &str) -> &[String] {
        let own = self.values.get(&format!("{operation}.{parameter}"));
        own.or_else(|| self.values.get(parameter))
            .map_or(&[], Vec::as_slice)
    }

    /// Valid bodies, in addition to the example.
    pub(super) fn bodies(&self, operation: &str) -> &[Value] {
        self.bodies.get(operation).map_or(&[], Vec::as_slice)
    }
}
