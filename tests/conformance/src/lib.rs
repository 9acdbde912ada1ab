//! Holds a sidecar against the description in `spec/`: scenarios as data, sent as raw HTTP.
//!
//! The kit shares no code with the client, so that it cannot share a mistake with it. `cargo xtask conformance` starts what
//! [`world`] lists and calls [`run`]; `README.md` says how to write a scenario.

mod callbacks;
mod checks;
mod coverage;
mod declared;
mod description;
mod differential;
mod evidence;
mod exceptions;
mod faults;
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

/// The scenarios about all operations: no building block is covered without them.
const ALWAYS: &str = "every_operation";

/// Where the sidecars are.
#[derive(Debug, Clone)]
pub struct Place {
    /// The base URL of each sidecar by its name; `main` is the one that a scenario means unless it says otherwise.
    pub sidecars: BTreeMap<String, String>,
    /// What the application was sent, if there is one.
    pub app: Option<app::Recorder>,
    /// Whether all that scenarios need is there. If it is, all that is declared has to be shown.
    pub complete: bool,
}

/// Runs the scenarios of these building blocks, or of all if none is named. If the place is complete, all that they should show of
/// their part of the description has to be shown, and none of them is left out.
///
/// # Errors
///
/// When the description or a scenario cannot be read. A scenario that fails is in the report.
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
    let faults = faults::all(&description, &declared, &exceptions);
    report.failures.splice(0..0, faults);
    Ok(report)
}

/// What is wrong with the description, or with the exceptions, by themselves: a sentence each. No sidecar is needed.
///
/// # Errors
///
/// When one of them cannot be read.
pub fn faults(root: &Path) -> Result<Vec<String>> {
    let description = description::Description::load(root)?;
    let exceptions = root.join("tests/conformance/exceptions.yaml");
    let exceptions = exceptions::Exceptions::load(&exceptions)?;
    let declared = declared::Declared::of(&description);
    Ok(faults::all(&description, &declared, &exceptions))
}
