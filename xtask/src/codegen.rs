//! `cargo xtask codegen`: calls the generator, which is a library of its own.

use anyhow::Result;

use crate::project::Project;

/// Writes `generated/`, or compares it with what would be written.
///
/// # Errors
///
/// When the description has a fault or, for `check`, when `generated/` differs.
pub(crate) fn run(project: &Project, check: bool) -> Result<String> {
    // dapr_codegen::run(&dapr_codegen::Options { root, check })
    let _ = (project.root(), check);
    Ok("the generator is not there yet".to_owned())
}
