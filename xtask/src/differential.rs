//! `cargo xtask differential`: compares the embedded sidecar with daprd.

use std::fs;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, Result};
use clap::ValueEnum;
use dapr_conformance::{Differential, run_differential};

use crate::conformance::{self, World};
use crate::embedded;
use crate::process::create;
use crate::project::Project;
use crate::tools::Tools;
use crate::ui::{self, Progress};

/// Maximum number of differences to print; all of them are written to a file.
const SHOWN: usize = 5;

/// The sidecar to compare with daprd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Other {
    /// The embedded sidecar of this project
    Embedded,
    /// A second daprd, to find differences between runs
    Daprd,
}

/// Sends the requests and reports the differences.
///
/// # Errors
///
/// Fails if a program cannot be started or a file cannot be read. Differences are reported by the
/// exit code.
pub(crate) fn run(project: &Project, options: &Differential, other: Other) -> Result<ExitCode> {
    let started = Instant::now();
    let name = match other {
        Other::Embedded => "the embedded sidecar",
        Other::Daprd => "another daprd",
    };
    ui::title(format_args!("Comparing daprd with {name}"));
    let program = match other {
        Other::Embedded => {
            let _progress = Progress::start("building the embedded sidecar");
            Some(embedded::build_release(project)?)
        }
        Other::Daprd => None,
    };
    let tools = Tools::new(project)?;
    tools.obtain(conformance::NEEDED)?;
    let left = World::start(project, &tools, "differential/conformance-daprd", None)?;
    let right = World::start(project, &tools, "differential/conformance-other", program)?;
    let report = run_differential(
        project.root(),
        &left.place.sidecars,
        &right.place.sidecars,
        options,
        &|line| ui::note(line),
    )?;
    left.stop();
    right.stop();
    let file = project.target().join("differential/unexplained.txt");
    create(&file)?;
    fs::write(&file, report.found().join("\n"))
        .with_context(|| format!("write {}", file.display()))?;
    for found in report.found().iter().take(SHOWN) {
        ui::line(found);
    }
    ui::line(format_args!("\n{report}"));
    ui::note(format_args!(
        "wrote unexplained differences to {}; took {}",
        file.display(),
        ui::duration(started.elapsed())
    ));
    Ok(match report.passed() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}
