//! The program of the embedded sidecar.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::process::run_logged;
use crate::program::{Flavour, executable};
use crate::project::Project;

const NAME: &str = "dapr-sidecar";

/// The program is a feature of its package.
const FEATURES: [&str; 2] = ["--features", "cli"];

/// Environment variable with the path of a program to use instead of building one.
const VARIABLE: &str = "DAPR_SIDECAR";

/// Builds the program with optimizations, for many requests. Takes minutes the first time.
pub(crate) fn build_release(project: &Project) -> Result<PathBuf> {
    if let Some(program) = existing() {
        return Ok(program);
    }
    let log = format!("xtask/build-{NAME}-{}.log", std::process::id());
    let mut cargo = Flavour::Native.build(project, &[NAME]);
    run_logged(cargo.args(FEATURES), &project.target().join(log))?;
    let program = Flavour::Native.program(project, NAME)?;
    Ok(program.path().to_path_buf())
}

/// Builds the program without optimizations, which is quick and shared with its tests. Writes the
/// output of Cargo to this file.
pub(crate) fn build_debug(project: &Project, log: &Path) -> Result<PathBuf> {
    if let Some(program) = existing() {
        return Ok(program);
    }
    let mut cargo = project.cargo();
    run_logged(cargo.args(["build", "--package", NAME]).args(FEATURES), log)?;
    let program = project.target().join("debug").join(executable(NAME));
    if !program.is_file() {
        bail!(
            "Cargo built {NAME}, but {} does not exist: is another target or profile configured? \
             {VARIABLE} can name the program",
            program.display()
        );
    }
    Ok(program)
}

fn existing() -> Option<PathBuf> {
    let program = env::var_os(VARIABLE).filter(|program| !program.is_empty());
    program.map(PathBuf::from)
}
