//! Where a file is: always below the folder, whatever its name says.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// More links than this are a circle.
const MOST_LINKS: usize = 255;

/// The path of `name` below `root`. `..` leads no higher than the root, and links are followed as if the
/// root were that of the system.
pub(super) fn below(root: &Path, name: &str) -> Result<PathBuf, String> {
    let mut rest: VecDeque<OsString> = name.split('/').map(OsString::from).collect();
    // Below the root, without links.
    let mut inside = PathBuf::new();
    let mut links = 0;
    while let Some(part) = rest.pop_front() {
        if part.is_empty() || part == "." {
            continue;
        }
        if part == ".." {
            inside.pop();
            continue;
        }
        let next = inside.join(&part);
        let path = root.join(&next);
        let described = |fault: &io::Error| {
            format!(
                "lstat {}//{}: {}",
                root.display(),
                next.display(),
                super::go(fault)
            )
        };
        let is_link = match fs::symlink_metadata(&path) {
            Ok(metadata) => metadata.is_symlink(),
            Err(fault) if is_missing(&fault) => false,
            Err(fault) => return Err(described(&fault)),
        };
        if !is_link {
            inside = next;
            continue;
        }
        links += 1;
        if links > MOST_LINKS {
            let shown = root.display();
            return Err(format!(
                "SecureJoin {shown}/{name}: too many levels of symbolic links"
            ));
        }
        let target = fs::read_link(&path).map_err(|fault| described(&fault))?;
        if target.is_absolute() {
            inside = PathBuf::new();
        }
        for component in target.components().rev() {
            match component {
                Component::Normal(part) => rest.push_front(part.to_owned()),
                Component::ParentDir => rest.push_front("..".into()),
                Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
            }
        }
    }
    // Without a slash at the end when there is nothing to add.
    Ok(if inside.as_os_str().is_empty() {
        root.to_owned()
    } else {
        root.join(inside)
    })
}

fn is_missing(fault: &io::Error) -> bool {
    matches!(
        fault.kind(),
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
    )
}
