//! `cargo xtask codegen`: calls the generator, which is a library of its own.

use std::fmt::Write as _;
use std::io::IsTerminal as _;

use anyhow::{Result, bail};
use dapr_codegen::{Changes, Failure, Options};

use crate::project::Project;

/// Writes `generated/`, or compares it with what would be written. Gives what was done, in
/// words.
///
/// # Errors
///
/// When the description has a fault or, for `check`, when `generated/` differs.
pub(crate) fn run(project: &Project, check: bool) -> Result<String> {
    let color = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    let options = Options {
        root: project.root().to_path_buf(),
        check,
        color,
    };
    let changes = match dapr_codegen::run(&options) {
        Ok(changes) => changes,
        // The faults stand alone, each with a beginning of its own.
        Err(Failure::Description { count, rendered }) => {
            anstream::eprintln!("{rendered}");
            let faults = if count == 1 { "fault" } else { "faults" };
            bail!("the description has {count} {faults}; nothing was written");
        }
        Err(failure) => return Err(failure.into()),
    };
    if check && !changes.is_empty() {
        anstream::eprintln!("{}", changes.difference);
        bail!(
            "generated/ is not what the description gives: {}; run `cargo xtask codegen`",
            counts(&changes)
        );
    }
    Ok(said(&changes))
}

fn said(changes: &Changes) -> String {
    if changes.is_empty() {
        return format!(
            "generated/ is what the description gives: {} files",
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
