//! Checks of the workflows of GitHub Actions and of the licenses of dependencies.

use std::process::Command;

use anyhow::Result;

use super::report::Report;
use super::step_with;
use crate::deny;
use crate::process::run;
use crate::project::Project;
use crate::tools::Tools;

/// Checks `.github/workflows/` with actionlint.
pub(super) fn workflows(project: &Project, report: &mut Report) -> Result<()> {
    let actionlint = Tools::new(project)?.actionlint();
    step_with(report, &actionlint, "GitHub Actions workflows", |program| {
        // Without shellcheck, so that the result does not depend on what is installed.
        run(Command::new(program).current_dir(project.root()).args([
            "-shellcheck=",
            "-pyflakes=",
            ".github/workflows/ci.yml",
        ]))
    });
    Ok(())
}

/// Checks dependencies if cargo-deny is installed. Building it takes minutes, so the workflow
/// does that in a job of its own.
pub(super) fn dependencies(project: &Project, report: &mut Report) -> Result<()> {
    if let Some(program) = Tools::new(project)?.find_cargo_deny() {
        report.step("licenses and sources of dependencies", || {
            deny::check(project, &program, false)
        });
    }
    Ok(())
}
