//! The program of the embedded sidecar.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::process::run_logged;
use crate::program::{Flavour, executable};
use crate::project::Project;

const NAME: &str = "dapr-sidecar";

/// Names a program that is used instead of building one.
const VARIABLE: &str = "DAPR_SIDECAR";

/// Builds it to be fast, for those who ask it very much. The first time that takes minutes.
pub(crate) fn fast(project: &Project) -> Result<PathBuf> {
    if let Some(program) = given() {
        return Ok(program);
    }
    let program = Flavour::Native.build_program(project, NAME, NAME)?;
    Ok(program.path().to_path_buf())
}

/// Builds it to be there soon, for those who wait for it: the same program as that of its tests.
/// What cargo says goes to this file.
pub(crate) fn soon(project: &Project, log: &Path) -> Result<PathBuf> {
    if let Some(program) = given() {
        return Ok(program);
    }
    run_logged(project.cargo().args(["build", "--package", NAME]), log)?;
    let program = project.target().join("debug").join(executable(NAME));
    if !program.is_file() {
        bail!(
            "cargo has built {NAME}, but there is no {}: is another target or profile set for cargo? \
             {VARIABLE} can name the program",
            program.display()
        );
    }
    Ok(program)
}

fn given() -> Option<PathBuf> {
    let program = env::var_os(VARIABLE).filter(|program| !program.is_empty());
    program.map(PathBuf::from)
}
