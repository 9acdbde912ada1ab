//! Snapshots that are not reviewed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::project::Project;

/// Fails if there is a `*.snap.new` file.
pub(super) fn none_pending(project: &Project) -> Result<()> {
    let mut found = Vec::new();
    search(project.root(), &mut found)?;
    if found.is_empty() {
        return Ok(());
    }
    found.sort();
    let list: Vec<_> = found
        .iter()
        .map(|path| format!("\n    {}", path.display()))
        .collect();
    bail!(
        "accept with `cargo insta review`, or delete:{}",
        list.concat()
    )
}

fn search(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    for entry in
        fs::read_dir(folder).with_context(|| format!("read the folder {}", folder.display()))?
    {
        let entry = entry?;
        let (path, name) = (entry.path(), entry.file_name());
        let name = name.to_string_lossy();
        if name.ends_with(".snap.new") || name.ends_with(".pending-snap") {
            found.push(path);
        } else if entry.file_type()?.is_dir() && name != "target" && name != ".git" {
            search(&path, found)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pending_ones_are_found_and_what_is_made_is_not_searched() -> Result<()> {
        let root = tempfile::tempdir()?;
        for name in ["a/b/x.snap.new", "a/y.snap", "target/z.snap.new"] {
            let path = root.path().join(name);
            fs::create_dir_all(path.parent().context("a file has a folder")?)?;
            fs::write(path, "")?;
        }
        let mut found = Vec::new();
        search(root.path(), &mut found)?;
        assert_eq!(found, [root.path().join("a/b/x.snap.new")]);
        Ok(())
    }
}
