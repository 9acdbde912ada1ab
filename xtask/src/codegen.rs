//! `cargo xtask codegen`: runs the generator, `dapr-codegen`.

use std::fmt::Write as _;

use anyhow::{Context as _, Result, bail};
use clap::ValueEnum;
use dapr_codegen::{Changes, Failure, Options};

use crate::project::Project;
use crate::ui;

/// The format of diagnostics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Text with the lines of the description; in color on a terminal
    Text,
    /// One JSON object a line, on standard output
    Json,
    /// Annotations of GitHub Actions, on standard output
    Github,
}

/// Runs the generator and displays the result. Standard output is for diagnostics alone if programs
/// read it.
///
/// # Errors
///
/// See [`run`].
pub(crate) fn run_command(project: &Project, check: bool, format: Format) -> Result<()> {
    let summary = run(project, check, format)?;
    match format {
        Format::Text => ui::line(summary),
        Format::Json | Format::Github => anstream::eprintln!("{summary}"),
    }
    Ok(())
}

/// Writes `generated/`, or compares it with the output of the generator. Returns a description of
/// the result.
///
/// # Errors
///
/// Fails if the API description has an error or, with `check`, if `generated/` differs.
pub(crate) fn run(project: &Project, check: bool, format: Format) -> Result<String> {
    let options = Options {
        root: project.root().to_path_buf(),
        check,
        format: match format {
            // anstream removes colors if standard error is not a terminal or NO_COLOR is set.
            Format::Text => dapr_codegen::Format::Color,
            Format::Json => dapr_codegen::Format::Json,
            Format::Github => dapr_codegen::Format::GitHub,
        },
    };
    let changes = match dapr_codegen::run(&options) {
        Ok(changes) => changes,
        // Diagnostics are printed as they are, without a prefix.
        Err(Failure::Description { count, rendered }) => {
            match format {
                Format::Text => anstream::eprintln!("{rendered}"),
                Format::Json | Format::Github => anstream::print!("{rendered}"),
            }
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

/// Prints the explanation of a code.
///
/// # Errors
///
/// Fails if there is no such code.
pub(crate) fn explain(code: &str) -> Result<()> {
    let explanation = dapr_codegen::explanation(code).with_context(|| {
        let (first, last) = (dapr_codegen::codes().next(), dapr_codegen::codes().last());
        format!(
            "there is no diagnostic `{code}`; codes are {} to {}",
            first.unwrap_or_default(),
            last.unwrap_or_default()
        )
    })?;
    anstream::print!("{explanation}");
    Ok(())
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
