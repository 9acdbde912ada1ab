//! Tools for tests, which install nothing because they also run with `cargo test`.
//!
//! A test whose tool is missing is skipped, and `cargo xtask test` reports it. In continuous
//! integration (`CI=true`), the test fails.

use std::env;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::{Context as _, Result, bail};

use super::{DaprProgram, Tool, Tools, WasmEdge, Wasmtime, WorkflowWorker};
use crate::project::{self, Project};

/// Environment variable with the path of the file in which skipped tests are recorded.
pub(crate) const SKIPS: &str = "XTASK_SKIPS";

/// Environment variable: `no` skips tests that need a tool without recording them.
pub(crate) const NEEDED_BY_TESTS: &str = "XTASK_TOOLS";

/// WasmEdge for the calling test; `None` if the test must return.
///
/// # Errors
///
/// Fails if it is missing in continuous integration, or does not work.
pub fn require_wasmedge() -> Result<Option<WasmEdge>> {
    require(Tool::WasmEdge, Tools::find_wasmedge)
}

/// Wasmtime for the calling test; `None` if the test must return.
///
/// # Errors
///
/// Fails if it is missing in continuous integration, or does not work.
pub fn require_wasmtime() -> Result<Option<Wasmtime>> {
    require(Tool::Wasmtime, Tools::find_wasmtime)
}

/// A program of Dapr for the calling test; `None` if the test must return.
///
/// # Errors
///
/// Fails if it is missing in continuous integration, or an environment variable is wrong.
pub fn require_dapr(program: DaprProgram) -> Result<Option<PathBuf>> {
    let tool = match program {
        DaprProgram::Daprd => Tool::Daprd,
        DaprProgram::Placement => Tool::Placement,
        DaprProgram::Scheduler => Tool::Scheduler,
        DaprProgram::Pluggable => Tool::Pluggable,
    };
    require(tool, |tools| tools.find_dapr(program))
}

/// The server of Redis for the calling test; `None` if the test must return.
///
/// # Errors
///
/// Fails if it is missing in continuous integration, or an environment variable is wrong.
pub fn require_redis() -> Result<Option<PathBuf>> {
    require(Tool::Redis, Tools::find_redis)
}

/// The workflow worker for the calling test; `None` if the test must return.
///
/// # Errors
///
/// Fails if its packages are missing in continuous integration.
pub fn require_workflow_worker() -> Result<Option<WorkflowWorker>> {
    require(Tool::WorkflowWorker, Tools::find_workflow_worker)
}

fn require<T>(tool: Tool, find: impl Fn(&Tools) -> Result<Option<T>>) -> Result<Option<T>> {
    if env::var_os(NEEDED_BY_TESTS).is_some_and(|value| value == "no") {
        return Ok(None);
    }
    let tools = Tools::new(&Project::find()?)?;
    if let Some(found) = find(&tools)? {
        return Ok(Some(found));
    }
    let current = thread::current();
    let skip = skip_line(current.name().unwrap_or("a test"), tool);
    if project::in_ci() {
        bail!("{skip}");
    }
    anstream::eprintln!("skipped: {skip}");
    if let Some(file) = env::var_os(SKIPS) {
        record(Path::new(&file), &skip)?;
    }
    Ok(None)
}

fn skip_line(test: &str, tool: Tool) -> String {
    use clap::ValueEnum as _;
    let name = tool
        .to_possible_value()
        .map(|value| value.get_name().to_owned())
        .unwrap_or_default();
    format!("{test} needs {tool}, which is not installed: run `cargo xtask tools {name}`")
}

fn record(file: &Path, skip: &str) -> Result<()> {
    let context = || format!("record a skipped test in {}", file.display());
    let mut file = OpenOptions::new()
        .create(true)
        .append(true)
        .open(file)
        .with_context(context)?;
    // A single write, because tests run in parallel.
    file.write_all(format!("{skip}\n").as_bytes())
        .with_context(context)
}

/// What was recorded, each once.
pub(crate) fn recorded_skips(file: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(file).unwrap_or_default();
    let mut skips: Vec<_> = text.lines().map(str::to_owned).collect();
    skips.sort();
    skips.dedup();
    skips
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_skip_says_what_to_do() {
        let expected =
            "state_works needs WasmEdge, which is not installed: run `cargo xtask tools wasmedge`";
        assert_eq!(skip_line("state_works", Tool::WasmEdge), expected);
    }

    #[test]
    fn a_skip_counts_once() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let file = dir.path().join("skips");
        for skip in ["b", "a", "b"] {
            record(&file, skip)?;
        }
        assert_eq!(recorded_skips(&file), ["a", "b"]);
        Ok(())
    }
}
