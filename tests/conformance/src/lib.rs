//! Holds a sidecar against the description in `spec/`: scenarios as data, sent as raw HTTP.
//!
//! The kit shares no code with the client, so that it cannot share a mistake with it. `cargo xtask conformance` starts what
//! [`world`] lists and calls [`run`]; `README.md` says how to write a scenario.

mod checks;
mod coverage;
mod description;
mod differential;
mod http;
mod matching;
mod requests;
mod runner;
mod scenario;

pub mod app;
pub mod world;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;

pub use coverage::Report;
pub use differential::{Differential, DifferentialReport, run_differential};

/// Where the sidecars are.
#[derive(Debug, Clone)]
pub struct Place {
    /// The base URL of each sidecar by its name; `main` is the one that a scenario means unless it says otherwise.
    pub sidecars: BTreeMap<String, String>,
    /// What the application was sent, if there is one.
    pub app: Option<app::Recorder>,
}

/// Runs the scenarios of these building blocks, or of all if none is named.
///
/// # Errors
///
/// When the description or a scenario cannot be read. A scenario that fails is in the report.
pub fn run(root: &Path, place: &Place, blocks: &[String], say: &dyn Fn(&str)) -> Result<Report> {
    let description = description::Description::load(root)?;
    let folder = root.join("tests/conformance");
    let scenarios = scenario::load(&folder.join("scenarios"), blocks)?;
    let exceptions = coverage::Exceptions::load(&folder.join("exceptions.yaml"))?;
    let mut runner = runner::Runner::new(&description, place);
    for file in &scenarios {
        runner.run_file(file, say);
    }
    let whole = blocks.is_empty() && place.app.is_some();
    Ok(runner.finish(&exceptions, whole))
}
