//! The official SDKs of Dapr, measured in the same rounds.

use std::process::Command;

use anyhow::Result;

use super::{folder, log};
use crate::process::run_logged;
use crate::program::executable;
use crate::project::Project;
use crate::tools::Tools;
use crate::ui::Progress;

/// The programs, which print samples as `dapr-bench` does.
pub(super) fn commands(project: &Project, tools: &Tools) -> Result<Vec<Command>> {
    let peers = project.root().join("bench/peers");
    let javascript = tools.javascript_sdk(&peers.join("calls.cjs"))?;
    let requirements = peers.join("requirements.txt");
    let python = tools.python_sdk(&requirements, &peers.join("calls.py"))?;
    Ok(vec![rust(project)?, javascript, python])
}

/// Builds the program with the SDK for Rust, which is a workspace of its own.
fn rust(project: &Project) -> Result<Command> {
    let _progress = Progress::start("building the Rust SDK (minutes the first time)");
    let target = folder(project).join("peers");
    let mut cargo = project.cargo();
    cargo
        .args(["build", "--release", "--locked"])
        .args(["--manifest-path", "bench/peers/rust/Cargo.toml"])
        .env("CARGO_TARGET_DIR", &target);
    run_logged(&mut cargo, &log(project, "build-peer"))?;
    let program = executable("dapr-bench-peer");
    Ok(Command::new(target.join("release").join(program)))
}
