//! `cargo xtask counts`: compares what a call costs, the sizes of programs, and the number of crates with
//! accepted values. All are counted, not timed, so that they can be compared on any machine.

mod accepted;
mod callgrind;
mod calls;
mod compare;
mod count;
mod crates;
mod sizes;

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};

use self::accepted::Accepted;
use self::compare::{Comparison, compare};
use self::count::Count;
use crate::process::run_logged;
use crate::project::Project;
use crate::tools::{Tool, Tools};
use crate::ui::{self, Progress};

/// Tools that it needs.
pub(crate) const NEEDED: [Tool; 2] = [Tool::WasmTarget, Tool::Valgrind];

/// Measures, and compares with the accepted values, or accepts the measured ones.
///
/// # Errors
///
/// Fails if a tool cannot be installed or a program does not compile. A count that has grown is reported
/// by the exit code.
pub(crate) fn run(project: &Project, accept: bool) -> Result<ExitCode> {
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        bail!(
            "`cargo xtask counts` needs Linux on x86_64: other platforms execute other instructions"
        );
    }
    let tools = Tools::new(project)?;
    tools.announce(&NEEDED)?;
    tools.wasm_target()?;
    let measured = measure(project, &tools)?;
    let path = accepted::path(project);
    let old = Accepted::read(&path)?;
    let comparisons = compare(&old, &measured);
    print(&comparisons);
    if accept {
        Accepted::of(&measured).write(&path)?;
        ui::line(format_args!("\nwrote {}", path.display()));
        return Ok(ExitCode::SUCCESS);
    }
    Ok(conclude(&comparisons))
}

fn measure(project: &Project, tools: &Tools) -> Result<Vec<Count>> {
    let mut counts = step("calls", || calls::measure(project, tools))?;
    counts.extend(step("sizes", || sizes::measure(project))?);
    counts.extend(step("crates", || crates::measure(project))?);
    Ok(counts)
}

fn step(what: &str, work: impl FnOnce() -> Result<Vec<Count>>) -> Result<Vec<Count>> {
    let started = Instant::now();
    let progress = Progress::start(&format!("counting {what}"));
    let counts = work()?;
    drop(progress);
    ui::done(format_args!("counted {what}"), started.elapsed());
    Ok(counts)
}

fn print(comparisons: &[Comparison]) {
    let width = comparisons.iter().map(|one| one.title().len()).max();
    let width = width.unwrap_or_default();
    ui::line(format_args!(
        "\n{:width$}  {:>9}  {:>9}  difference",
        "", "accepted", "measured"
    ));
    for comparison in comparisons {
        ui::line(comparison.line(width));
    }
}

/// Prints what to do, and returns whether all counts are within their tolerances.
fn conclude(comparisons: &[Comparison]) -> ExitCode {
    let problems: Vec<_> = comparisons.iter().filter_map(Comparison::problem).collect();
    ui::line("");
    for problem in &problems {
        ui::line(format_args!("✘ {problem}"));
    }
    if !problems.is_empty() {
        ui::line(
            "Correct the cause, or accept values within their limits with `cargo xtask counts --accept`.",
        );
        return ExitCode::FAILURE;
    }
    if comparisons.iter().any(Comparison::is_outdated) {
        ui::line("Some counts have shrunk: accept them with `cargo xtask counts --accept`.");
    }
    ExitCode::SUCCESS
}

/// Builds one package alone, as its user does: the features of other packages would count. Incremental
/// builds would count too: they are larger.
fn build(project: &Project, package: &str, arguments: &[&str]) -> Result<()> {
    let mut cargo = project.cargo();
    cargo
        .args(["build", "--package", package])
        .args(arguments)
        .env("CARGO_INCREMENTAL", "0");
    run_logged(&mut cargo, &log(project, &format!("build-{package}")))
}

fn log(project: &Project, name: &str) -> PathBuf {
    project.target().join("counts").join(format!("{name}.log"))
}
