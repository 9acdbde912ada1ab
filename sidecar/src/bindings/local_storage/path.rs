//! Resolves file names to paths that are always inside the root folder.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// More symbolic links than this form a cycle.
const MAX_LINKS: usize = 255;

/// Resolves `name` inside `root`. `..` never leaves the root, and symbolic links are resolved as if the root
/// were `/`.
pub(super) fn resolve_below(root: &Path, name: &str) -> Result<PathBuf, String> {
    let mut pending_parts: VecDeque<OsString> = name.split('/').map(OsString::from).collect();
    // Relative to the root, without symbolic links.
    let mut inside = PathBuf::new();
    let mut links = 0;
    while let Some(part) = pending_parts.pop_front() {
        if part.is_empty() || part == "." {
            continue;
        }
        if part == ".." {
            inside.pop();
            continue;
        }
        let next = inside.join(&part);
        let path = root.join(&next);
        let lstat_error = |error: &io::Error| {
            format!(
                "lstat {}//{}: {}",
                root.display(),
                next.display(),
                super::go(error)
            )
        };
        let is_link = match fs::symlink_metadata(&path) {
            Ok(metadata) => metadata.is_symlink(),
            Err(error) if is_missing(&error) => false,
            Err(error) => return Err(lstat_error(&error)),
        };
        if !is_link {
            inside = next;
            continue;
        }
        links += 1;
        if links > MAX_LINKS {
            let shown = root.display();
            return Err(format!(
                "SecureJoin {shown}/{name}: too many levels of symbolic links"
            ));
        }
        let target = fs::read_link(&path).map_err(|error| lstat_error(&error))?;
        if target.is_absolute() {
            inside = PathBuf::new();
        }
        for component in target.components().rev() {
            match component {
                Component::Normal(part) => pending_parts.push_front(part.to_owned()),
                Component::ParentDir => pending_parts.push_front("..".into()),
                Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
            }
        }
    }
    // Without a trailing slash if nothing is appended.
    Ok(if inside.as_os_str().is_empty() {
        root.to_owned()
    } else {
        root.join(inside)
    })
}

fn is_missing(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}
