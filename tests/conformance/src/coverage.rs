//! How much of the description a run has shown.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display, Formatter};
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::Deserialize;

use crate::checks::Seen;
use crate::description::Description;

/// What a whole run has to reach, in percent of what the exceptions do not name: operations, statuses, codes, headers, ways.
const THRESHOLDS: [usize; 5] = [100, 95, 85, 100, 100];

/// What was seen.
#[derive(Debug, Default)]
pub(crate) struct Coverage {
    pub(crate) ways: BTreeSet<String>,
    /// Those that a scenario names: the same refusal of all of them shows nothing about one.
    pub(crate) operations: BTreeSet<String>,
    statuses: BTreeSet<String>,
    codes: BTreeSet<String>,
    headers: BTreeSet<String>,
}

/// What cannot be provoked, and why.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub(crate) struct Exceptions(Vec<Exception>);

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    because: String,
    /// `getState 204`, `getState 500 ERR_STATE_GET` or `getState 200 ETag`; `*` stands for any word.
    what: Vec<String>,
}

impl Exceptions {
    pub(crate) fn load(file: &Path) -> Result<Self> {
        let text = fs::read_to_string(file).with_context(|| format!("read {}", file.display()))?;
        serde_yaml::from_str(&text).with_context(|| format!("read {}", file.display()))
    }

    fn has(&self, thing: &str) -> bool {
        let mut all = self.0.iter().flat_map(|exception| &exception.what);
        all.any(|pattern| fits(pattern, thing))
    }
}

fn fits(pattern: &str, thing: &str) -> bool {
    let (mut one, mut two) = (pattern.split(' '), thing.split(' '));
    loop {
        match (one.next(), two.next()) {
            (None, None) => return true,
            (Some("*"), Some(_)) => {}
            (Some(one), Some(two)) if one == two => {}
            _ => return false,
        }
    }
}

impl Coverage {
    /// Adds what one answer has shown.
    pub(crate) fn add(&mut self, operation: &str, seen: Seen) {
        let status = format!("{operation} {}", seen.status);
        if let Some(code) = seen.code {
            self.codes.insert(format!("{status} {code}"));
        }
        self.headers.extend(
            seen.headers
                .iter()
                .map(|header| format!("{status} {header}")),
        );
        self.statuses.insert(status);
    }

    /// Compares with what is declared. Only a whole run has to reach the thresholds.
    pub(crate) fn report(
        self,
        description: &Description,
        exceptions: &Exceptions,
        whole: bool,
    ) -> Report {
        let mut declared: [BTreeSet<String>; 4] = Default::default();
        for (id, operation) in description.own() {
            declared[0].insert(id.clone());
            for (status, response) in &operation.responses {
                let status = format!("{id} {status}");
                let with = |name: &String| format!("{status} {name}");
                declared[2].extend(response.errors.iter().map(with));
                declared[3].extend(response.headers.iter().map(with));
                declared[1].insert(status);
            }
        }
        let [operations, statuses, codes, headers] = declared;
        let ways = description.operations.iter();
        let ways = ways
            .filter(|(_, operation)| operation.alias_of.is_some())
            .map(|(id, _)| id.clone())
            .collect();
        let rows = [
            ("operations", operations, self.operations),
            ("(operation, status)", statuses, self.statuses),
            ("(operation, error code)", codes, self.codes),
            ("(operation, header)", headers, self.headers),
            ("further methods and paths", ways, self.ways),
        ];
        let mut report = Report {
            whole,
            ..Report::default()
        };
        for ((name, declared, seen), threshold) in rows.into_iter().zip(THRESHOLDS) {
            report.add(name, &declared, &seen, exceptions, threshold);
        }
        if whole {
            report.unknown(exceptions);
        }
        report
    }
}

/// What a run has come to.
#[derive(Debug, Default)]
pub struct Report {
    /// What went wrong, a sentence each.
    pub failures: Vec<String>,
    /// How many scenarios passed.
    pub passed: usize,
    /// How many could not be run here.
    pub skipped: usize,
    whole: bool,
    rows: Vec<Row>,
    known: BTreeSet<String>,
    missing: BTreeMap<&'static str, Vec<String>>,
}

#[derive(Debug)]
struct Row {
    name: &'static str,
    declared: usize,
    excepted: usize,
    covered: usize,
    threshold: usize,
}

impl Report {
    fn add(
        &mut self,
        name: &'static str,
        declared: &BTreeSet<String>,
        seen: &BTreeSet<String>,
        exceptions: &Exceptions,
        threshold: usize,
    ) {
        let (excepted, wanted): (Vec<_>, Vec<_>) =
            declared.iter().partition(|thing| exceptions.has(thing));
        for thing in &excepted {
            if seen.contains(*thing) {
                self.failures.push(format!(
                    "exceptions.yaml says that {thing} cannot be provoked, but it was"
                ));
            }
        }
        let missing: Vec<_> = wanted
            .iter()
            .filter(|thing| !seen.contains(**thing))
            .map(|thing| (*thing).clone())
            .collect();
        let row = Row {
            name,
            declared: declared.len(),
            excepted: excepted.len(),
            covered: wanted.len() - missing.len(),
            threshold,
        };
        if self.whole && row.covered * 100 < threshold * wanted.len() {
            self.failures.push(format!(
                "{name}: {} of {} are covered, which is less than {threshold} %",
                row.covered,
                wanted.len()
            ));
        }
        self.rows.push(row);
        self.missing.insert(name, missing);
        self.known.extend(declared.iter().cloned());
    }

    fn unknown(&mut self, exceptions: &Exceptions) {
        for exception in &exceptions.0 {
            for pattern in &exception.what {
                if !self.known.iter().any(|thing| fits(pattern, thing)) {
                    self.failures.push(format!(
                        "exceptions.yaml: the description has no {pattern} (\"{}\")",
                        exception.because
                    ));
                }
            }
        }
    }

    /// What is declared, is no exception and was not seen, a line each.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        let lines = self.missing.iter().flat_map(|(name, things)| {
            things
                .iter()
                .map(move |thing| format!("not covered: {thing}  {name}"))
        });
        lines.collect()
    }
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<28}{:>9}{:>12}{:>9}{:>8}{:>9}",
            "", "declared", "exceptions", "covered", "", "at least"
        )?;
        for row in &self.rows {
            let wanted = row.declared - row.excepted;
            let percent = (row.covered * 1000).checked_div(wanted).unwrap_or(1000);
            let Row {
                name,
                declared,
                excepted,
                covered,
                threshold,
            } = row;
            writeln!(
                f,
                "{name:<28}{declared:>9}{excepted:>12}{covered:>9}{:>6}.{} %{threshold:>6} %",
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
