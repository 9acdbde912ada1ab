//! The coverage of the description by a run.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};

use crate::declared::{Declared, Kind};
use crate::evidence::Shown;
use crate::exceptions::Exceptions;

/// The observed elements.
#[derive(Debug, Default)]
pub(crate) struct Coverage(BTreeMap<Kind, BTreeSet<String>>);

impl Coverage {
    pub(crate) fn add(&mut self, kind: Kind, name: String) {
        self.0.entry(kind).or_default().insert(name);
    }

    pub(crate) fn extend(&mut self, shown: Shown) {
        for (kind, name) in shown {
            self.add(kind, name);
        }
    }

    /// Compares with the declared elements. Each required one must be observed, or be an exception that is
    /// not observed.
    pub(crate) fn report(
        mut self,
        declared: &Declared,
        exceptions: &Exceptions,
        demand: Demand<'_>,
    ) -> Report {
        let mut report = Report::default();
        let blocks = match demand {
            Demand::Blocks(blocks) => blocks,
            Demand::Everything | Demand::Nothing => &[],
        };
        for kind in Kind::ALL {
            let seen = self.0.remove(&kind).unwrap_or_default();
            let names = declared.names(kind, blocks);
            report.add(kind, &names, &seen, exceptions);
        }
        if demand != Demand::Nothing {
            let missing = report.missing();
            report
                .failures
                .extend(missing.iter().map(|name| format!("not covered: {name}")));
        }
        report
    }
}

/// The elements that a run must cover.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Demand<'a> {
    Everything,
    /// Everything that concerns only these building blocks.
    Blocks(&'a [String]),
    /// Nothing, because the environment is incomplete.
    Nothing,
}

/// The result of a run.
#[derive(Debug, Default)]
pub struct Report {
    /// The failures, one sentence each.
    pub failures: Vec<String>,
    /// The number of passed scenarios.
    pub passed: usize,
    /// The number of skipped scenarios.
    pub skipped: usize,
    rows: Vec<Row>,
    missing: Vec<String>,
}

#[derive(Debug)]
struct Row {
    title: &'static str,
    declared: usize,
    excepted: usize,
    covered: usize,
}

impl Report {
    fn add(
        &mut self,
        kind: Kind,
        declared: &BTreeSet<String>,
        seen: &BTreeSet<String>,
        exceptions: &Exceptions,
    ) {
        let (excepted, wanted): (Vec<_>, Vec<_>) =
            declared.iter().partition(|name| exceptions.has(name));
        for name in &excepted {
            if seen.contains(*name) {
                self.failures.push(format!(
                    "exceptions.yaml lists `{name}` as impossible to provoke, but this run provoked it"
                ));
            }
        }
        let missing: Vec<_> = wanted
            .iter()
            .filter(|name| !seen.contains(**name))
            .map(|name| format!("{name}  {}", kind.title()))
            .collect();
        self.rows.push(Row {
            title: kind.title(),
            declared: declared.len(),
            excepted: excepted.len(),
            covered: wanted.len() - missing.len(),
        });
        self.missing.extend(missing);
    }

    /// The declared elements that are neither observed nor exceptions, one line each.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        self.missing.clone()
    }
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<28}{:>9}{:>12}{:>9}",
            "", "declared", "exceptions", "covered"
        )?;
        for row in &self.rows {
            let wanted = row.declared - row.excepted;
            let percent = (row.covered * 1000).checked_div(wanted).unwrap_or(1000);
            let Row {
                title,
                declared,
                excepted,
                covered,
            } = row;
            writeln!(
                f,
                "{title:<28}{declared:>9}{excepted:>12}{covered:>9}{:>6}.{} %",
                percent / 10,
                percent % 10
            )?;
        }
        write!(
            f,
            "{} scenarios passed, {} failures, {} skipped",
            self.passed,
            self.failures.len(),
            self.skipped
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uncovered_items_without_exception_are_missing() {
        let names = BTreeSet::from(["a".to_owned(), "b".to_owned()]);
        let seen = BTreeSet::from(["b".to_owned()]);
        let mut report = Report::default();
        report.add(Kind::Status, &names, &seen, &Exceptions::default());
        assert_eq!(report.missing(), ["a  (operation, status)"]);
        assert!(report.to_string().contains("50.0 %"));
    }
}
