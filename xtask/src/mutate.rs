//! `cargo xtask mutate`: whether anything notices that the description is wrong.
//!
//! In a copy of the checkout one line of `spec/` at a time says something else. Then the client and
//! the tests that come from the examples are made anew, so none of them notices by itself: what
//! notices is the generator, which compares examples and types; tests that people wrote; and the
//! conformance kit, which asks a real daprd.

mod changes;
mod copy;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, Result};

use crate::project::Project;
use crate::ui;
use changes::{Change, Kind};
use copy::Copy;

/// Tries `each` changes of each kind, spread over the files, and lists what nothing noticed.
///
/// # Errors
///
/// When the tests of the wire fail without any change.
pub(crate) fn run(project: &Project, each: usize, kit: bool) -> Result<ExitCode> {
    let files = description(project)?;
    let copy = Copy::make(project)?;
    let started = Instant::now();
    ui::title("Without a change everything must pass");
    copy.generate()?;
    copy.wire_tests()?;
    let chosen: Vec<_> = Kind::ALL
        .into_iter()
        .flat_map(|kind| choose(kind, each, &files))
        .collect();
    let asked = if kit {
        kit_passes(&copy, &chosen)
    } else {
        BTreeSet::new()
    };
    ui::done("it does", started.elapsed());

    ui::title(format_args!("{} changes", chosen.len()));
    let mut unnoticed = Vec::new();
    for change in &chosen {
        let started = Instant::now();
        match noticed(&copy, change, &files, &asked)? {
            Some(by) => ui::done(format_args!("{change}: noticed by {by}"), started.elapsed()),
            None => {
                ui::failed(format_args!("{change}: not noticed"), started.elapsed());
                unnoticed.push(change);
            }
        }
    }
    let without = if kit { "" } else { ", without the kit" };
    ui::line(format_args!(
        "{} of {} changes noticed{without}",
        chosen.len() - unnoticed.len(),
        chosen.len()
    ));
    Ok(match unnoticed.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// The files of which the kit finds nothing wrong as they are; of others it could say nothing.
fn kit_passes<'a>(copy: &Copy, chosen: &'a [Change]) -> BTreeSet<&'a str> {
    let mut files: BTreeSet<_> = chosen.iter().map(|change| change.file.as_str()).collect();
    files.retain(|file| match copy.kit(file) {
        Ok(()) => true,
        Err(error) => {
            let error = ui::explain(&error);
            let reason = error.lines().next().unwrap_or_default();
            ui::skipped(format_args!("the kit is not asked about {file}: {reason}"));
            false
        }
    });
    files
}

/// Who notices a change, which is undone afterwards.
fn noticed(
    copy: &Copy,
    change: &Change,
    files: &[(String, String)],
    asked: &BTreeSet<&str>,
) -> Result<Option<&'static str>> {
    let text = files.iter().find(|(name, _)| *name == change.file);
    let (_, text) = text.context("a change is one of a file")?;
    copy.write(&change.file, &change.apply(text))?;
    let by = if copy.generate().is_err() {
        Some("the generator")
    } else if copy.wire_tests().is_err() {
        Some("the wire tests")
    } else if asked.contains(change.file.as_str()) && copy.kit(&change.file).is_err() {
        Some("the conformance kit")
    } else {
        None
    };
    copy.write(&change.file, text)?;
    Ok(by)
}

/// As many changes of a kind as wanted, at even distances in all that there are.
fn choose(kind: Kind, each: usize, files: &[(String, String)]) -> Vec<Change> {
    let all: Vec<_> = files
        .iter()
        .flat_map(|(name, text)| changes::of(kind, name, text))
        .collect();
    let count = each.min(all.len());
    // From the middle of each part, so that the first file is not always the first.
    let index = |part: usize| (2 * part + 1) * all.len() / (2 * count);
    (0..count)
        .filter_map(|part| all.get(index(part)).cloned())
        .collect()
}

/// The files of the description, in the order of their names.
fn description(project: &Project) -> Result<Vec<(String, String)>> {
    let folder = project.root().join("spec");
    let mut files = Vec::new();
    for entry in fs::read_dir(&folder).with_context(|| format!("look into {}", folder.display()))? {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "yaml")
        {
            files.push((name(&path), read(&path)?));
        }
    }
    files.sort();
    Ok(files)
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_spread() -> Result<()> {
        let files = description(&Project::find()?)?;
        for kind in Kind::ALL {
            let chosen = choose(kind, 8, &files);
            assert_eq!(chosen.len(), 8, "{kind}");
            let mut names: Vec<_> = chosen.iter().map(|change| &change.file).collect();
            names.dedup();
            assert!(names.len() >= 4, "{kind}: {names:?}");
        }
        Ok(())
    }
}
