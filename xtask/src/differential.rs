//! `cargo xtask differential`: the same requests to daprd and to the embedded sidecar.

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

/// How many of the differences are shown; all of them are in a file.
const SHOWN: usize = 5;

/// What is compared with daprd.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Other {
    /// The sidecar of this project
    Embedded,
    /// Another daprd: shows what differs by chance
    Daprd,
}

/// Sends the requests.
///
/// # Errors
///
/// When something cannot be started or read. A difference is no error here: the report says it.
pub(crate) fn run(project: &Project, options: &Differential, other: Other) -> Result<ExitCode> {
    let started = Instant::now();
    let name = match other {
        Other::Embedded => "the embedded sidecar",
        Other::Daprd => "another daprd",
    };
    ui::title(format_args!("A real daprd against {name}"));
    let program = match other {
        Other::Embedded => {
            let _progress = Progress::start("building the embedded sidecar");
            Some(embedded::fast(project)?)
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
        "what is unexplained is in {}; all of it took {}",
        file.display(),
        ui::duration(started.elapsed())
    ));
    Ok(match report.passed() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}
