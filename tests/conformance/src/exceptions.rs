//! Elements that cannot be provoked, with the reasons: `exceptions.yaml`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use crate::declared::Declared;

/// The names of elements that cannot be provoked, with the reasons.
#[derive(Debug, Default)]
pub(crate) struct Exceptions(BTreeMap<String, String>);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    because: String,
    /// If present, each of them is combined with each of `what`.
    #[serde(default)]
    of: Vec<String>,
    /// `getState 204`, `getState 500 ERR_STATE_GET` or `Job without ttl`.
    what: Vec<String>,
}

impl Exceptions {
    pub(crate) fn load(file: &Path) -> Result<Self> {
        let text = fs::read_to_string(file).with_context(|| format!("read {}", file.display()))?;
        Self::read(&text).with_context(|| format!("read {}", file.display()))
    }

    fn read(text: &str) -> Result<Self> {
        let entries: Vec<Entry> = serde_yaml::from_str(text)?;
        let mut all = BTreeMap::new();
        for entry in entries {
            let of = entry.of.iter().map(|of| format!("{of} "));
            let of: Vec<_> = match entry.of.is_empty() {
                true => vec![String::new()],
                false => of.collect(),
            };
            for of in of {
                for what in &entry.what {
                    let name = format!("{of}{what}");
                    if all.insert(name.clone(), entry.because.clone()).is_some() {
                        bail!("duplicate `{name}`");
                    }
                }
            }
        }
        Ok(Self(all))
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The unknown entries: a name must match exactly one declared element.
    pub(crate) fn unknown(&self, declared: &Declared) -> impl Iterator<Item = (&str, &str)> {
        let all = self.0.iter().filter(|(name, _)| !declared.has(name));
        all.map(|(name, because)| (name.as_str(), because.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_and_items_are_combined() -> Result<()> {
        let text = "- { because: no, of: [a, b], what: ['500', '500 E'] }\n- { because: no, what: [c 204] }";
        let read = Exceptions::read(text)?;
        let names: Vec<_> = read.0.keys().map(String::as_str).collect();
        assert_eq!(names, ["a 500", "a 500 E", "b 500", "b 500 E", "c 204"]);
        Ok(())
    }

    #[test]
    fn duplicates_are_refused() {
        let read = Exceptions::read("- { because: no, what: [a, a] }");
        assert!(read.is_err_and(|error| error.to_string().contains("duplicate `a`")));
    }
}
