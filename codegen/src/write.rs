//! The last stage: writes the formatted files to the folder, or compares them with it.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use similar::TextDiff;

use crate::doc_examples;
use crate::render::Files;

/// The differences between the rendered files and the folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// New files.
    pub created: Vec<PathBuf>,
    /// Files with different contents.
    pub changed: Vec<PathBuf>,
    /// Files that are no longer generated.
    pub deleted: Vec<PathBuf>,
    /// The number of files that are up to date.
    pub unchanged: usize,
    /// The difference in the format of `diff -u`, for a check.
    pub difference: String,
}

/// The error if the folder cannot be read or written, or if the code cannot be formatted.
#[derive(Debug)]
pub struct WriteError {
    action: String,
    source: io::Error,
}

impl fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.action, self.source)
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Adds the attempted action to an I/O error.
pub(crate) trait Trying<T> {
    fn trying(self, action: impl FnOnce() -> String) -> Result<T, WriteError>;
}

impl<T> Trying<T> for io::Result<T> {
    fn trying(self, action: impl FnOnce() -> String) -> Result<T, WriteError> {
        self.map_err(|source| WriteError {
            action: action(),
            source,
        })
    }
}

impl Changes {
    /// Reports whether there are no changes.
    pub fn is_empty(&self) -> bool {
        self.created.is_empty() && self.changed.is_empty() && self.deleted.is_empty()
    }
}

/// Root files. Their `mod` declarations lead to all Rust files of the crate.
const ROOTS: [&str; 3] = ["src/lib.rs", "tests/hostile/main.rs", "tests/wire/main.rs"];

/// Formats the Rust files with the rustfmt of the pinned toolchain. The files are copied to a
/// separate folder, where one process follows `mod` to all of them.
pub(crate) fn format(files: &mut Files, root: &Path) -> Result<(), WriteError> {
    let folder = tempfile::tempdir().trying(|| "cannot create a folder to format in".to_owned())?;
    let examples = folder.path().join("examples.rs");
    doc_examples::format(files, |program, width| {
        fs::write(&examples, program)?;
        rustfmt(
            std::slice::from_ref(&examples),
            Some(width),
            folder.path(),
            root,
        )?;
        fs::read_to_string(&examples)
    })
    .trying(|| "cannot format the examples with rustfmt".to_owned())?;
    let created = files.keys().cloned().collect();
    let changes = Changes {
        created,
        ..Changes::default()
    };
    write(files, &changes, folder.path())?;
    let paths = ROOTS.map(|path| folder.path().join(path));
    rustfmt(&paths, None, folder.path(), root)
        .trying(|| "cannot format the rendered files with rustfmt".to_owned())?;
    for (path, text) in files.iter_mut() {
        let full = folder.path().join(path);
        *text = fs::read_to_string(&full).trying(|| format!("cannot read {}", full.display()))?;
    }
    Ok(())
}

/// Formats files and the files that they name by `mod`. `folder` is the folder that contains them.
fn rustfmt(paths: &[PathBuf], width: Option<usize>, folder: &Path, root: &Path) -> io::Result<()> {
    let mut command = Command::new("rustfmt");
    command.args(["--edition", "2024", "--quiet"]);
    if let Some(width) = width {
        command.arg("--config").arg(format!("max_width={width}"));
    }
    command.args(paths);
    // Run in the project's folder to use its toolchain.
    let output = command.current_dir(root).output().map_err(|error| {
        let text = format!("{error}; install it with `rustup component add rustfmt`");
        io::Error::new(error.kind(), text)
    })?;
    match output.status.success() {
        true => Ok(()),
        false => {
            let message = String::from_utf8_lossy(&output.stderr);
            Err(io::Error::other(
                message.replace(&folder.display().to_string(), "generated"),
            ))
        }
    }
}

/// Compares the files with the contents of a folder.
pub(crate) fn compare(files: &Files, folder: &Path) -> Result<Changes, WriteError> {
    let mut changes = Changes::default();
    let mut present = present_files(folder)?;
    for (path, text) in files {
        let existing = present.remove(path);
        if !existing {
            changes.created.push(path.clone());
            diff("", text, path, &mut changes.difference);
            continue;
        }
        let full = folder.join(path);
        let old = fs::read(&full).trying(|| format!("cannot read {}", full.display()))?;
        if old == text.as_bytes() {
            changes.unchanged += 1;
            continue;
        }
        changes.changed.push(path.clone());
        let old = String::from_utf8_lossy(&old);
        if old.replace("\r\n", "\n") == *text {
            changes.difference.push_str(&format!(
                "{}: differs only in its line endings\n",
                path.display()
            ));
        } else {
            diff(&old, text, path, &mut changes.difference);
        }
    }
    for path in present {
        changes
            .difference
            .push_str(&format!("{}: no longer generated\n", path.display()));
        changes.deleted.push(path);
    }
    Ok(changes)
}

/// Updates the folder to match the files.
pub(crate) fn write(files: &Files, changes: &Changes, folder: &Path) -> Result<(), WriteError> {
    for path in changes.created.iter().chain(&changes.changed) {
        let full = folder.join(path);
        let parent = full.parent().unwrap_or(folder);
        fs::create_dir_all(parent).trying(|| format!("cannot create {}", parent.display()))?;
        if let Some(text) = files.get(path) {
            fs::write(&full, text).trying(|| format!("cannot write {}", full.display()))?;
        }
    }
    for path in &changes.deleted {
        let full = folder.join(path);
        fs::remove_file(&full).trying(|| format!("cannot delete {}", full.display()))?;
        remove_empty_folders(&full, folder);
    }
    Ok(())
}

/// Removes the empty parent folders of a deleted file.
fn remove_empty_folders(file: &Path, folder: &Path) {
    let mut parent = file.parent();
    while let Some(path) = parent.filter(|path| *path != folder && path.starts_with(folder)) {
        if fs::remove_dir(path).is_err() {
            return;
        }
        parent = path.parent();
    }
}

/// Returns all files in a folder and its subfolders, with paths relative to it.
fn present_files(folder: &Path) -> Result<BTreeSet<PathBuf>, WriteError> {
    let mut files = BTreeSet::new();
    let mut pending = vec![folder.to_path_buf()];
    while let Some(path) = pending.pop() {
        let entries = match fs::read_dir(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            entries => entries.trying(|| format!("cannot read the folder {}", path.display()))?,
        };
        for entry in entries {
            let entry = entry.trying(|| format!("cannot read the folder {}", path.display()))?;
            let kind = entry
                .file_type()
                .trying(|| format!("cannot read the metadata of {}", entry.path().display()))?;
            if kind.is_dir() {
                pending.push(entry.path());
            } else if let Ok(relative) = entry.path().strip_prefix(folder) {
                files.insert(relative.to_path_buf());
            }
        }
    }
    Ok(files)
}

fn diff(old: &str, new: &str, path: &Path, difference: &mut String) {
    let name = path.display().to_string();
    let diff = TextDiff::from_lines(old, new);
    difference.push_str(
        &diff
            .unified_diff()
            .context_radius(2)
            .header(&name, &format!("{name} (from the description)"))
            .to_string(),
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(list: &[(&str, &str)]) -> Files {
        list.iter()
            .map(|(path, text)| (PathBuf::from(path), (*text).to_owned()))
            .collect()
    }

    #[test]
    fn writes_only_what_changed_and_deletes_what_is_left_over() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = files(&[("a.rs", "a\n"), ("b/c.rs", "c\n")]);
        let changes = compare(&first, folder.path()).expect("compared");
        assert_eq!(changes.created.len(), 2);
        write(&first, &changes, folder.path()).expect("written");
        assert!(compare(&first, folder.path()).expect("compared").is_empty());

        let second = files(&[("a.rs", "a2\n")]);
        let changes = compare(&second, folder.path()).expect("compared");
        assert_eq!(changes.changed, [PathBuf::from("a.rs")]);
        assert_eq!(changes.deleted, [PathBuf::from("b/c.rs")]);
        assert!(
            changes.difference.contains("-a\n+a2"),
            "{}",
            changes.difference
        );
        write(&second, &changes, folder.path()).expect("written");
        assert!(!folder.path().join("b").exists());
    }

    #[test]
    fn line_endings_are_told_from_other_differences() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a.rs"), "a\r\n").expect("written");
        let changes = compare(&files(&[("a.rs", "a\n")]), folder.path()).expect("compared");
        assert_eq!(
            changes.difference,
            "a.rs: differs only in its line endings\n"
        );
    }
}
