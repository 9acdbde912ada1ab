//! The report of a run.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::time::Duration;

use super::compare::{Difference, shorten};
use super::generate::Planned;
use super::known::Known;
use super::{Differential, Outcome};

/// A run with this many requests must use each entry of `differences.yaml`.
const WHOLE: usize = 10_000;

/// The differences, and which of them are known.
#[derive(Debug)]
pub struct DifferentialReport {
    options: Differential,
    operations: BTreeMap<String, Count>,
    statuses: BTreeMap<u16, usize>,
    explained: usize,
    reasons: Vec<(String, usize)>,
    /// Entries that no difference needed.
    unused: Vec<String>,
    /// Each with several lines of text.
    found: Vec<String>,
}

/// The counts of an operation.
#[derive(Debug, Default)]
struct Count {
    requests: usize,
    unexplained: usize,
    time: Duration,
}

impl DifferentialReport {
    pub(super) fn new(options: &Differential) -> Self {
        Self {
            options: options.clone(),
            operations: BTreeMap::new(),
            statuses: BTreeMap::new(),
            explained: 0,
            reasons: Vec::new(),
            unused: Vec::new(),
            found: Vec::new(),
        }
    }

    /// Returns the number of requests with an unexplained difference.
    #[must_use]
    pub fn unexplained(&self) -> usize {
        self.found.len()
    }

    /// Whether there are no unexplained differences and no unused entries.
    #[must_use]
    pub fn passed(&self) -> bool {
        self.found.is_empty() && self.unused.is_empty()
    }

    /// Returns the unexplained differences, each with the request and both responses.
    #[must_use]
    pub fn found(&self) -> &[String] {
        &self.found
    }

    /// Adds the time of both responses.
    pub(super) fn took(&mut self, planned: &Planned, time: Duration) {
        let count = self.operations.entry(planned.operation.clone());
        count.or_default().time += time;
    }

    pub(super) fn add(
        &mut self,
        number: usize,
        planned: &Planned,
        left: &Outcome,
        right: &Outcome,
        differences: Vec<Difference>,
        known: &mut Known,
    ) {
        let all = differences.len();
        let rest: Vec<_> = differences
            .into_iter()
            .filter(|difference| !known.explains(planned, difference))
            .collect();
        let count = self.operations.entry(planned.operation.clone());
        let count = count.or_default();
        count.requests += 1;
        count.unexplained += usize::from(!rest.is_empty());
        if let Ok(response) = left {
            *self.statuses.entry(response.status).or_default() += 1;
        }
        if rest.is_empty() {
            self.explained += usize::from(all > 0);
            return;
        }
        self.found.push(show(number, planned, left, right, &rest));
    }

    pub(super) fn finish(&mut self, known: &Known) {
        for (because, what, used) in known.used() {
            match used {
                0 => self.unused.push(format!("{what}: {because}")),
                used => self.reasons.push((format!("{what}: {because}"), used)),
            }
        }
        if self.options.requests < WHOLE || self.options.only.is_some() {
            self.unused.clear();
        }
    }
}

fn show(
    number: usize,
    planned: &Planned,
    left: &Outcome,
    right: &Outcome,
    differences: &[Difference],
) -> String {
    let mut text = format!(
        "#{number} {} at {}: {} {}\n",
        planned.operation, planned.sidecar, planned.method, planned.target
    );
    for (name, value) in &planned.headers {
        text.push_str(&format!("    {name}: {value}\n"));
    }
    if let Some(body) = &planned.body {
        text.push_str(&format!(
            "    {}\n",
            shorten(&String::from_utf8_lossy(body))
        ));
    }
    for difference in differences {
        text.push_str(&format!(
            "  {}\n    daprd: {}\n    other: {}\n",
            difference.what, difference.left, difference.right
        ));
    }
    for (side, outcome) in [("daprd", left), ("other", right)] {
        if let Ok(response) = outcome {
            let status = response.status;
            text.push_str(&format!(
                "  {side}: {status} {}\n",
                shorten(&response.text())
            ));
        }
    }
    text
}

impl Display for DifferentialReport {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        writeln!(
            formatter,
            "{:30} {:>9} {:>12} {:>9}",
            "", "requests", "unexplained", "seconds"
        )?;
        for (operation, count) in &self.operations {
            let seconds = count.time.as_secs_f32();
            writeln!(
                formatter,
                "{operation:30} {:>9} {:>12} {seconds:>9.1}",
                count.requests, count.unexplained
            )?;
        }
        let statuses = self.statuses.iter();
        let statuses: Vec<_> = statuses
            .map(|(status, count)| format!("{count} times {status}"))
            .collect();
        writeln!(formatter, "\nresponses: {}", statuses.join(", "))?;
        for (reason, count) in &self.reasons {
            writeln!(formatter, "known, {count} times: {reason}")?;
        }
        for reason in &self.unused {
            writeln!(
                formatter,
                "known difference that did not occur (remove it): {reason}"
            )?;
        }
        write!(
            formatter,
            "{} requests from seed {}: {} with unexplained differences, {} with known ones",
            self.options.requests,
            self.options.seed,
            self.found.len(),
            self.explained
        )
    }
}
