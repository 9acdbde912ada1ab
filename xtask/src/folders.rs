//! `cargo xtask folders`: compares daprd and the embedded sidecar, started with the same folders.

use std::fs;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, Result};
use dapr_conformance::{Folders, run_folders};

use crate::embedded;
use crate::project::Project;
use crate::tools::{DaprProgram, Tool, Tools};
use crate::ui::{self, Progress};

/// Starts both sidecars with each folder and reports the differences.
///
/// # Errors
///
/// Fails if a program cannot be started, or a file cannot be read or written. Differences are
/// reported by the exit code.
pub(crate) fn run(project: &Project, options: &Folders) -> Result<ExitCode> {
    let started = Instant::now();
    ui::title("Comparing daprd and the embedded sidecar, started with the same folders");
    let embedded = {
        let _progress = Progress::start("building the embedded sidecar");
        let log = project.target().join("folders-build.log");
        embedded::build_debug(project, &log)?
    };
    let tools = Tools::new(project)?;
    tools.obtain(&[Tool::Daprd])?;
    let daprd = tools.dapr(DaprProgram::Daprd)?;
    let place = project.target().join("folders");
    if place.exists() {
        fs::remove_dir_all(&place).with_context(|| format!("delete {}", place.display()))?;
    }
    let say = |line: &str| ui::note(line);
    let report = run_folders(project.root(), &place, (daprd, embedded), options, &say)?;
    for difference in &report.differences {
        ui::line(difference);
    }
    ui::line(format_args!(
        "\nseed {}: {} folders, {} of them started by daprd, {} differences",
        options.seed,
        report.folders,
        report.started,
        report.differences.len()
    ));
    ui::note(format_args!("took {}", ui::duration(started.elapsed())));
    Ok(match report.differences.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}
