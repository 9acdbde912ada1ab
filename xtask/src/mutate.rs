//! `cargo xtask mutate`: whether anything notices that the description is wrong.
//!
//! In a copy of the checkout one line of `spec/` at a time says something else. Then the client and
//! the tests that come from the examples are made anew, so none of them notices by itself: what
//! notices is the generator, which compares examples and types; tests that people wrote; and the
//! conformance kit, which compares examples and exceptions, and asks a real daprd.

mod changes;
mod copy;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::project::Project;
use crate::ui;
use changes::{Change, Kind};
use copy::Copy;

/// Tries `each` changes of each kind, spread over the files, and lists what nothing noticed.
///
/// # Errors
///
/// When something is wrong without any change.
pub(crate) fn run(project: &Project, options: &Options) -> Result<ExitCode> {
    let files = description(project)?;
    let copy = Copy::make(project)?;
    let started = Instant::now();
    ui::title("Without a change everything must pass");
    copy.generate()?;
    if let Some(fault) = copy.faults()?.first() {
        bail!("the description is wrong already: {fault}");
    }
    copy.wire_tests()?;
    let chosen: Vec<_> = Kind::ALL
        .into_iter()
        .flat_map(|kind| choose(kind, options, &files))
        .collect();
    let mut asked = BTreeSet::new();
    if options.kit {
        copy.prepare_kit()?;
        asked = kit_passes(&copy, &chosen)?;
    }
    ui::done("it does", started.elapsed());

    ui::title(format_args!("{} changes", chosen.len()));
    let mut counts: Vec<_> = Kind::ALL.map(|kind| (kind, 0, 0)).into();
    for change in &chosen {
        let started = Instant::now();
        let by = noticed(&copy, change, &files, &asked)?;
        match &by {
            Some(by) => ui::done(format_args!("{change}: {by}"), started.elapsed()),
            None => ui::failed(format_args!("{change}: not noticed"), started.elapsed()),
        }
        for (kind, all, noticed) in &mut counts {
            if *kind == change.kind {
                *all += 1;
                *noticed += usize::from(by.is_some());
            }
        }
    }
    for (kind, all, noticed) in &counts {
        ui::line(format_args!("{kind}: {noticed} of {all}"));
    }
    let noticed: usize = counts.iter().map(|(_, _, noticed)| noticed).sum();
    let without = if options.kit {
        ""
    } else {
        ", without a sidecar"
    };
    ui::line(format_args!(
        "{noticed} of {} changes noticed{without}",
        chosen.len()
    ));
    Ok(match noticed == chosen.len() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// What to try.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Options {
    /// How many changes of each kind.
    pub(crate) each: usize,
    /// Which of all that are possible: the same number, the same changes.
    pub(crate) seed: usize,
    /// Whether a real daprd is asked, too.
    pub(crate) kit: bool,
}

/// The files of which the kit finds nothing wrong as they are; of others it could say nothing.
fn kit_passes<'a>(copy: &Copy, chosen: &'a [Change]) -> Result<BTreeSet<&'a str>> {
    let mut passing = BTreeSet::new();
    let files: BTreeSet<_> = chosen.iter().map(|change| change.file.as_str()).collect();
    for file in files {
        match copy.failures(file)?.first() {
            None => {
                passing.insert(file);
            }
            Some(why) => ui::skipped(format_args!("the kit is not asked about {file}: {why}")),
        }
    }
    Ok(passing)
}

/// Who notices a change, and by what. The change is undone afterwards.
fn noticed(
    copy: &Copy,
    change: &Change,
    files: &[(String, String)],
    asked: &BTreeSet<&str>,
) -> Result<Option<String>> {
    let text = files.iter().find(|(name, _)| *name == change.file);
    let (_, text) = text.context("a change is one of a file")?;
    copy.write(&change.file, &change.apply(text))?;
    let by = witness(copy, change, asked);
    copy.write(&change.file, text)?;
    by
}

fn witness(copy: &Copy, change: &Change, asked: &BTreeSet<&str>) -> Result<Option<String>> {
    if copy.generate().is_err() {
        return Ok(Some("the generator".to_owned()));
    }
    let mut failures = copy.faults()?;
    if failures.is_empty() && copy.wire_tests().is_err() {
        return Ok(Some("the wire tests".to_owned()));
    }
    if failures.is_empty() && asked.contains(change.file.as_str()) {
        failures = copy.failures(&change.file)?;
    }
    Ok(failures
        .first()
        .map(|failure| format!("the conformance kit: {failure}")))
}

/// As many changes of a kind as wanted, at even distances in all that there are.
fn choose(kind: Kind, options: &Options, files: &[(String, String)]) -> Vec<Change> {
    let all: Vec<_> = files
        .iter()
        .flat_map(|(name, text)| changes::of(kind, name, text))
        .collect();
    let count = options.each.min(all.len());
    // From the middle of each part, so that the first file is not always the first; another seed moves all of them.
    let index = |part: usize| ((2 * part + 1) * all.len() / (2 * count) + options.seed) % all.len();
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
            let options = Options {
                each: 8,
                seed: 0,
                kit: false,
            };
            let chosen = choose(kind, &options, &files);
            assert_eq!(chosen, choose(kind, &options, &files), "{kind}");
            let mut names: Vec<_> = chosen.iter().map(|change| &change.file).collect();
            names.dedup();
            assert!(names.len() >= 3, "{kind}: {names:?}");
            let other = Options { seed: 1, ..options };
            assert_ne!(chosen, choose(kind, &other, &files), "{kind}");
        }
        Ok(())
    }
}
