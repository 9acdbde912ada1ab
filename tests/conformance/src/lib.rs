//! Tests a sidecar against the description in `spec/`: scenarios as data, sent as raw HTTP.
//!
//! The kit shares no code with the client, so that it cannot share its bugs. `cargo xtask conformance`
//! starts the sidecars of [`world`] and calls [`run`]; `README.md` explains how to write scenarios.

mod callbacks;
mod checks;
mod consistency;
mod coverage;
mod declared;
mod description;
mod differential;
mod evidence;
mod exceptions;
mod folders;
mod http;
mod matching;
mod members;
mod probes;
mod requests;
mod runner;
mod scenario;
mod sent;

pub mod app;
pub mod world;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

use coverage::Demand;
pub use coverage::Report;
pub use differential::{Differential, DifferentialReport, run_differential};
pub use folders::{Folders, FoldersReport, run_folders};

/// The scenarios that concern all operations, and are part of the coverage of each building block.
const ALWAYS: &str = "every_operation";

/// The sidecars under test.
#[derive(Debug, Clone)]
pub struct Place {
    /// The base URL of each sidecar by name; scenarios use `main` by default.
    pub sidecars: BTreeMap<String, String>,
    /// The requests that the application received, if there is an application.
    pub app: Option<app::Recorder>,
    /// Whether everything that scenarios need is available. If so, all declared elements must be covered.
    pub complete: bool,
}

/// Runs the scenarios of these building blocks. All if empty. If the place is complete, the declared elements
/// of these blocks must be covered, and no scenario is skipped.
///
/// # Errors
///
/// Fails if the description or a scenario cannot be read. Failed scenarios are in the report.
pub fn run(root: &Path, place: &Place, blocks: &[String], say: &dyn Fn(&str)) -> Result<Report> {
    let description = description::Description::load(root)?;
    let folder = root.join("tests/conformance");
    let mut wanted = blocks.to_vec();
    if !blocks.is_empty() && !blocks.iter().any(|block| block == ALWAYS) {
        wanted.push(ALWAYS.to_owned());
    }
    let scenarios = scenario::load(&folder.join("scenarios"), &wanted)?;
    let exceptions = exceptions::Exceptions::load(&folder.join("exceptions.yaml"))?;
    let declared = declared::Declared::of(&description);
    let demand = match (place.complete, blocks) {
        (false, _) => Demand::Nothing,
        (true, []) => Demand::Everything,
        (true, blocks) => Demand::Blocks(blocks),
    };
    let mut runner = runner::Runner::new(&description, place);
    for file in &scenarios {
        runner.run_file(file, say);
    }
    let mut report = runner.finish(&declared, &exceptions, demand);
    let problems = consistency::check(&description, &declared, &exceptions);
    report.failures.splice(0..0, problems);
    Ok(report)
}

/// Returns the errors of the description and the exceptions, one sentence each. Needs no sidecar.
///
/// # Errors
///
/// Fails if a file cannot be read.
pub fn description_problems(root: &Path) -> Result<Vec<String>> {
    let description = description::Description::load(root)?;
    let exceptions = root.join("tests/conformance/exceptions.yaml");
    let exceptions = exceptions::Exceptions::load(&exceptions)?;
    let declared = declared::Declared::of(&description);
    Ok(consistency::check(&description, &declared, &exceptions))
}
