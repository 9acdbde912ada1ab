//! `cargo xtask mutate`: mutation testing of the API description.
//!
//! Changes one line of `spec/` at a time in a copy of the checkout, and regenerates the client and
//! the tests that come from examples, so that these cannot detect the change. It can be detected by
//! the generator, which compares examples with types; by hand-written tests; and by the conformance
//! kit, which compares examples and exceptions, and tests daprd.

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

/// Tries `each` changes of each kind, spread over the files, and lists undetected changes.
///
/// # Errors
///
/// Fails if a check fails without any change.
pub(crate) fn run(project: &Project, options: &Options) -> Result<ExitCode> {
    let files = description(project)?;
    let copy = Copy::make(project)?;
    let started = Instant::now();
    ui::title("Running all checks without a change");
    copy.generate()?;
    if let Some(error) = copy.errors()?.first() {
        bail!("the API description has an error before any change: {error}");
    }
    copy.wire_tests()?;
    let chosen: Vec<_> = Kind::ALL
        .into_iter()
        .flat_map(|kind| choose(kind, options, &files))
        .collect();
    let mut kit_files = BTreeSet::new();
    if options.kit {
        copy.prepare_kit()?;
        kit_files = kit_passes(&copy, &chosen)?;
    }
    ui::done("passed", started.elapsed());

    ui::title(format_args!("{} changes", chosen.len()));
    let mut counts: Vec<_> = Kind::ALL.map(|kind| (kind, 0, 0)).into();
    for change in &chosen {
        let started = Instant::now();
        let by = detect(&copy, change, &files, &kit_files)?;
        match &by {
            Some(by) => ui::done(format_args!("{change}: {by}"), started.elapsed()),
            None => ui::failed(format_args!("{change}: not detected"), started.elapsed()),
        }
        for (kind, all, detected) in &mut counts {
            if *kind == change.kind {
                *all += 1;
                *detected += usize::from(by.is_some());
            }
        }
    }
    for (kind, all, detected) in &counts {
        ui::line(format_args!("{kind}: {detected} of {all} detected"));
    }
    let detected: usize = counts.iter().map(|(_, _, detected)| detected).sum();
    let suffix = if options.kit {
        ""
    } else {
        ", without a sidecar"
    };
    ui::line(format_args!(
        "{detected} of {} changes detected{suffix}",
        chosen.len()
    ));
    Ok(match detected == chosen.len() {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    })
}

/// Options of `mutate`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Options {
    /// Number of changes of each kind.
    pub(crate) each: usize,
    /// Seed for choosing changes.
    pub(crate) seed: usize,
    /// Whether to run the conformance kit with daprd.
    pub(crate) kit: bool,
}

/// The files for which the kit passes without a change; it cannot check others.
fn kit_passes<'a>(copy: &Copy, chosen: &'a [Change]) -> Result<BTreeSet<&'a str>> {
    let mut passing = BTreeSet::new();
    let files: BTreeSet<_> = chosen.iter().map(|change| change.file.as_str()).collect();
    for file in files {
        match copy.failures(file)?.first() {
            None => {
                passing.insert(file);
            }
            Some(why) => ui::skipped(format_args!("the kit cannot check {file}: {why}")),
        }
    }
    Ok(passing)
}

/// Returns which check detects a change, and how. Undoes the change afterwards.
fn detect(
    copy: &Copy,
    change: &Change,
    files: &[(String, String)],
    kit_files: &BTreeSet<&str>,
) -> Result<Option<String>> {
    let text = files.iter().find(|(name, _)| *name == change.file);
    let (_, text) = text.context("the changed file is unknown")?;
    copy.write(&change.file, &change.apply(text))?;
    let by = witness(copy, change, kit_files);
    copy.write(&change.file, text)?;
    by
}

fn witness(copy: &Copy, change: &Change, kit_files: &BTreeSet<&str>) -> Result<Option<String>> {
    if copy.generate().is_err() {
        return Ok(Some("the generator".to_owned()));
    }
    let mut failures = copy.errors()?;
    if failures.is_empty() && copy.wire_tests().is_err() {
        return Ok(Some("the wire tests".to_owned()));
    }
    if failures.is_empty() && kit_files.contains(change.file.as_str()) {
        failures = copy.failures(&change.file)?;
    }
    Ok(failures
        .first()
        .map(|failure| format!("the conformance kit: {failure}")))
}

/// Chooses the requested number of changes of a kind, evenly spaced among all of them.
fn choose(kind: Kind, options: &Options, files: &[(String, String)]) -> Vec<Change> {
    let all: Vec<_> = files
        .iter()
        .flat_map(|(name, text)| changes::of(kind, name, text))
        .collect();
    let count = options.each.min(all.len());
    // From the middle of each part, so that the first file is not preferred. The seed shifts all.
    let index = |part: usize| ((2 * part + 1) * all.len() / (2 * count) + options.seed) % all.len();
    (0..count)
        .filter_map(|part| all.get(index(part)).cloned())
        .collect()
}

/// The files of the API description, sorted by name.
fn description(project: &Project) -> Result<Vec<(String, String)>> {
    let folder = project.root().join("spec");
    let mut files = Vec::new();
    for entry in
        fs::read_dir(&folder).with_context(|| format!("read the folder {}", folder.display()))?
    {
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
