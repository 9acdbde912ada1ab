//! Starts two sidecars with the same resource folders, and compares the results.
//!
//! The folders are those of `tests/conformance/folders/`, unchanged and with random changes: keys in another case, values of
//! other types, missing or repeated lines. The same seed generates the same folders.

mod app;
mod generate;
mod start;

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context as _, Result};

use generate::{Case, Generator};
use start::{Outcome, Program};

/// Options of a run.
#[derive(Debug, Clone)]
pub struct Folders {
    /// The seed of the random numbers.
    pub seed: u64,
    /// The number of folders.
    pub folders: usize,
    /// Only the folder with this number, whose files are kept.
    pub only: Option<usize>,
}

/// The number of folders that are tested in parallel.
const WORKERS: usize = 4;

/// The result of a run.
#[derive(Debug, Clone, Default)]
pub struct FoldersReport {
    /// The number of folders with which the sidecars were started.
    pub folders: usize,
    /// The number of folders with which daprd started.
    pub started: usize,
    /// A description of each folder with different results.
    pub differences: Vec<String>,
}

/// Starts `daprd` and `other` with the same folders below `place`, one after another, and compares.
///
/// # Errors
///
/// When a folder of the kit cannot be read, or a file cannot be written.
pub fn run_folders(
    root: &Path,
    place: &Path,
    (daprd, other): (PathBuf, PathBuf),
    options: &Folders,
    say: &(dyn Fn(&str) + Sync),
) -> Result<FoldersReport> {
    let mut generator = Generator::load(&root.join("tests/conformance/folders"), options.seed)?;
    let all: Vec<(usize, Case)> = (0..options.folders)
        .map(|number| (number, generator.next(number)))
        .collect();
    let cases: Vec<&(usize, Case)> = all
        .iter()
        .filter(|(number, _)| options.only.is_none_or(|only| only == *number))
        .collect();
    let (next, report) = (AtomicUsize::new(0), Mutex::new(FoldersReport::default()));
    let (daprd, other) = (Program::daprd(daprd), Program::embedded(other));
    let failures: Vec<Result<()>> = thread::scope(|scope| {
        let work = || -> Result<()> {
            while let Some((number, case)) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
                let folder = place.join(number.to_string());
                case.write(&folder)?;
                let left = start::start(&daprd, case, &folder)?;
                let right = start::start(&other, case, &folder)?;
                let mut report = report
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner);
                report.folders += 1;
                report.started += usize::from(matches!(left, Outcome::Started(_)));
                if left != right {
                    report.differences.push(format!(
                        "folder {number} ({case})\n  daprd: {left}\n  other: {right}"
                    ));
                }
                if report.folders.is_multiple_of(50) {
                    say(&format!("{} folders", report.folders));
                }
                drop(report);
                if options.only.is_none() && left == right {
                    std::fs::remove_dir_all(&folder)
                        .with_context(|| format!("delete {}", folder.display()))?;
                }
            }
            Ok(())
        };
        let workers: Vec<_> = (0..WORKERS).map(|_| scope.spawn(work)).collect();
        workers
            .into_iter()
            .map(|worker| {
                worker
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
            .collect()
    });
    failures.into_iter().collect::<Result<()>>()?;
    let mut report = report
        .into_inner()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    report.differences.sort();
    Ok(report)
}
