//! Results of steps, and their summary.

use std::fmt::Display;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Error, Result};

use crate::project::in_ci;
use crate::ui;

/// The results so far.
#[derive(Debug)]
pub(super) struct Report {
    started: Instant,
    passed: usize,
    failed: Vec<String>,
    skipped: Vec<String>,
}

impl Default for Report {
    fn default() -> Self {
        Self {
            started: Instant::now(),
            passed: 0,
            failed: Vec::new(),
            skipped: Vec::new(),
        }
    }
}

impl Report {
    /// Runs a step and shows its output.
    pub(super) fn step(&mut self, name: &str, work: impl FnOnce() -> Result<()>) {
        ui::begin(name);
        let started = Instant::now();
        let result = work();
        self.count(name, started, result);
    }

    /// Runs a step unless a tool that it needs is missing.
    pub(super) fn step_if(
        &mut self,
        needs: Result<(), String>,
        name: &str,
        work: impl FnOnce() -> Result<()>,
    ) {
        match needs {
            Ok(()) => self.step(name, work),
            Err(missing) => self.missing(format!("{name}: needs {missing}")),
        }
    }

    /// Records the result of a step.
    pub(super) fn count(&mut self, name: &str, started: Instant, result: Result<()>) {
        match result {
            Ok(()) => {
                self.passed += 1;
                ui::done(name, started.elapsed());
            }
            Err(error) => {
                ui::error(&error);
                ui::failed(name, started.elapsed());
                self.failed.push(format!("{name}: {}", first_line(&error)));
            }
        }
    }

    /// Records a step whose tool is missing: a failure in continuous integration, otherwise a skip.
    pub(super) fn missing(&mut self, what: String) {
        if in_ci() {
            ui::failed(&what, std::time::Duration::ZERO);
            self.failed.push(what);
        } else {
            self.skip(what);
        }
    }

    /// Records a skipped step or test.
    pub(super) fn skip(&mut self, what: String) {
        ui::skipped(&what);
        self.skipped.push(what);
    }

    /// Prints the summary. Programs may parse the last line.
    pub(super) fn finish(&self) -> ExitCode {
        ui::line("");
        list("Failed", &self.failed, |what| {
            ui::line(format_args!("  ✘ {what}"))
        });
        list("Skipped", &self.skipped, |what| {
            ui::line(format_args!("  ○ {what}"))
        });
        ui::note(format_args!("in {}", ui::duration(self.started.elapsed())));
        ui::line(self);
        if self.failed.is_empty() {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

impl Display for Report {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (failed, skipped) = (self.failed.len(), self.skipped.len());
        write!(
            f,
            "{} passed, {failed} failed, {skipped} skipped",
            self.passed
        )
    }
}

fn list(title: &str, items: &[String], print: impl Fn(&String)) {
    if !items.is_empty() {
        ui::title(title);
        items.iter().for_each(print);
    }
}

fn first_line(error: &Error) -> String {
    let text = ui::explain(error);
    text.lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use anyhow::anyhow;

    use super::*;

    #[test]
    fn the_last_line_counts_steps() {
        let mut report = Report::default();
        report.step("one", || Ok(()));
        report.step("two", || Err(anyhow!("broken\nin detail").context("look")));
        report.skip("three".to_owned());
        assert_eq!(report.to_string(), "1 passed, 1 failed, 1 skipped");
        assert_eq!(report.failed, ["two: look: broken"]);
        assert_eq!(report.finish(), ExitCode::FAILURE);
    }
}
