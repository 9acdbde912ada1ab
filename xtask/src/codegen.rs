//! `cargo xtask codegen`: runs the generator, `dapr-codegen`.

use std::fmt::Write as _;
use std::io::IsTerminal as _;

use anyhow::{Result, bail};
use dapr_codegen::{Changes, Failure, Options};

use crate::project::Project;

/// Writes `generated/`, or compares it with the output of the generator. Returns a description of
/// the result.
///
/// # Errors
///
/// Fails if the API description has an error or, with `check`, if `generated/` differs.
pub(crate) fn run(project: &Project, check: bool) -> Result<String> {
    let color = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let options = Options {
        root: project.root().to_path_buf(),
        check,
        color,
    };
    let changes = match dapr_codegen::run(&options) {
        Ok(changes) => changes,
        // Diagnostics are printed as they are, without a prefix.
        Err(Failure::Description { count, rendered }) => {
            anstream::eprintln!("{rendered}");
            let errors = if count == 1 { "error" } else { "errors" };
            bail!("the API description has {count} {errors}; no file was written");
        }
        Err(failure) => return Err(failure.into()),
    };
    if check && !changes.is_empty() {
        anstream::eprintln!("{}", changes.difference);
        bail!(
            "generated/ does not match the API description: {}; run `cargo xtask codegen`",
            counts(&changes)
        );
    }
    Ok(summary(&changes))
}

fn summary(changes: &Changes) -> String {
    if changes.is_empty() {
        return format!(
            "generated/ matches the API description: {} files",
            changes.unchanged
        );
    }
    let mut text = String::new();
    let lists = [
        ("created", &changes.created),
        ("changed", &changes.changed),
        ("deleted", &changes.deleted),
    ];
    for (word, paths) in lists {
        for path in paths {
            let _ = writeln!(text, "{word} generated/{}", path.display());
        }
    }
    text + &counts(changes)
}

fn counts(changes: &Changes) -> String {
    format!(
        "{} created, {} changed, {} deleted, {} unchanged",
        changes.created.len(),
        changes.changed.len(),
        changes.deleted.len(),
        changes.unchanged
    )
}
