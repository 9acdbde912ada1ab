//! The file of accepted values: a table for each kind of count.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::count::{Count, Kind};
use crate::project::Project;

const HEAD: &str =
    "# Counts that `cargo xtask counts` compares with. Written by `cargo xtask counts --accept`.\n";

/// The accepted values of each table.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Accepted(BTreeMap<String, BTreeMap<String, u64>>);

/// The path of the file.
pub(super) fn path(project: &Project) -> PathBuf {
    project.root().join("bench/counts.toml")
}

impl Accepted {
    /// Accepts these counts.
    pub(super) fn of(counts: &[Count]) -> Self {
        let mut accepted = Self::default();
        for count in counts {
            let table = accepted.0.entry(count.kind.name().to_owned()).or_default();
            table.insert(count.name.clone(), count.value);
        }
        accepted
    }

    /// Reads the file. A missing file accepts nothing.
    pub(super) fn read(path: &Path) -> Result<Self> {
        if !path.exists() {
            return Ok(Self::default());
        }
        let text = fs::read_to_string(path).with_context(|| format!("read {}", path.display()))?;
        Self::parse(&text).with_context(|| format!("read {}", path.display()))
    }

    fn parse(text: &str) -> Result<Self> {
        let tables: BTreeMap<_, _> = toml::from_str(text)?;
        let known = |table: &String| Kind::ALL.iter().any(|kind| kind.name() == table);
        if let Some(unknown) = tables.keys().find(|table| !known(table)) {
            bail!(
                "the table [{unknown}] is unknown: write the file with `cargo xtask counts --accept`"
            );
        }
        Ok(Self(tables))
    }

    pub(super) fn write(&self, path: &Path) -> Result<()> {
        fs::write(path, self.text()).with_context(|| format!("write {}", path.display()))
    }

    fn text(&self) -> String {
        let mut text = HEAD.to_owned();
        for kind in Kind::ALL {
            let Some(table) = self.0.get(kind.name()) else {
                continue;
            };
            let _ = writeln!(text, "\n[{}]", kind.name());
            for (name, value) in table {
                let _ = writeln!(text, "{} = {value}", toml::Value::from(name.as_str()));
            }
        }
        text
    }

    pub(super) fn value(&self, kind: Kind, name: &str) -> Option<u64> {
        self.0.get(kind.name())?.get(name).copied()
    }

    /// The names of all accepted values of a kind.
    pub(super) fn names(&self, kind: Kind) -> impl Iterator<Item = &str> {
        let table = self.0.get(kind.name()).into_iter().flatten();
        table.map(|(name, _)| name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_can_be_read() -> Result<()> {
        let counts = [
            Count::new(Kind::Size, "tour, with reqwest_wasi", 7_000),
            Count::new(Kind::Allocations, "get_state", 9),
        ];
        let accepted = Accepted::of(&counts);
        let text = accepted.text();
        assert_eq!(
            text,
            format!(
                "{HEAD}\n[allocations]\n\"get_state\" = 9\n\n[size]\n\"tour, with reqwest_wasi\" = 7000\n"
            )
        );
        assert_eq!(Accepted::parse(&text)?, accepted);
        Ok(())
    }

    #[test]
    fn an_unknown_table_is_an_error() {
        let error = Accepted::parse("[sizes]\ntour = 1\n");
        let error = error.map_or_else(|error| error.to_string(), |_| String::new());
        assert!(error.starts_with("the table [sizes] is unknown"), "{error}");
    }
}
