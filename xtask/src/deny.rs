//! `cargo xtask deny`: checks licenses, bans, sources and advisories of dependencies.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::process::run;
use crate::project::Project;
use crate::tools::Tools;

/// The workspaces, each with a lock file of its own.
const MANIFESTS: [&str; 2] = ["Cargo.toml", "xtask/Cargo.toml"];

/// Checks the dependencies of both workspaces against `deny.toml`. Installs cargo-deny if it
/// is missing.
///
/// # Errors
///
/// Fails if cargo-deny cannot be installed, or rejects a dependency.
pub(crate) fn run_command(project: &Project, advisories: bool) -> Result<()> {
    let program = Tools::new(project)?.cargo_deny()?;
    check(project, &program, advisories)
}

/// Checks the dependencies of both workspaces with this cargo-deny.
///
/// # Errors
///
/// Fails if it rejects a dependency.
pub(crate) fn check(project: &Project, program: &Path, advisories: bool) -> Result<()> {
    for manifest in MANIFESTS {
        let mut command = Command::new(program);
        command
            .current_dir(project.root())
            .args(["--manifest-path", manifest, "--config", "deny.toml"])
            .args(["check", "--hide-inclusion-graph"])
            .args(["licenses", "bans", "sources"]);
        if advisories {
            command.arg("advisories");
        }
        run(&mut command)?;
    }
    Ok(())
}
