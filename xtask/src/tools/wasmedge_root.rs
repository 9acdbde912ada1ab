//! WasmEdge in a minimal Debian system in a folder, installed from Debian packages.
//!
//! Its programs are started through its dynamic loader with its libraries: running them needs
//! neither `chroot` nor root, and they can access all files. Only creating the folder needs root.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::lock::Lock;
use super::{Tools, apt, lookup, or_else};
use crate::process::{self, capture, run_logged};
use crate::ui;

/// The first Debian release with WasmEdge.
const RELEASE: &str = "trixie";

const BY_HAND: &str = "install WasmEdge 0.14 or later by hand: `apt install wasmedge` (Debian 13 and later), \
                       `brew install wasmedge`, or the installer described at https://wasmedge.org; \
                       or set WASMEDGE to the path of the program";

pub(super) fn path(tools: &Path) -> PathBuf {
    tools.join("wasmedge-root")
}

/// Returns the command that starts WasmEdge in this folder, if it is installed.
pub(super) fn launcher(root: &Path) -> Option<Vec<OsString>> {
    let program = root.join("usr/bin/wasmedge");
    let libraries = first_match(&root.join("usr/lib"), |name| name.ends_with("-linux-gnu"))?;
    let loader = first_match(&libraries, |name| {
        name.starts_with("ld-linux") || name.starts_with("ld64")
    })?;
    let words = [
        loader.into(),
        "--library-path".into(),
        libraries.into_os_string(),
        program.clone().into(),
    ];
    program.is_file().then(|| words.to_vec())
}

/// Creates the folder.
pub(super) fn obtain(tools: &Tools) -> Result<()> {
    or_else(possible().and_then(|()| make(tools)), BY_HAND)
}

fn make(tools: &Tools) -> Result<()> {
    let _lock = Lock::acquire(&tools.dir, "wasmedge")?;
    let root = path(&tools.dir);
    if launcher(&root).is_some() {
        return Ok(()); // Another process installed it in the meantime.
    }
    ui::note(format_args!(
        "installing WasmEdge from Debian {RELEASE} into {} (about 1 minute, 500 MB): \
         required to run the examples",
        root.display()
    ));
    let _progress = tools.progress("installing WasmEdge from Debian");
    let partial = root.with_extension("partial");
    let log = |name| tools.dir.join(format!("wasmedge-{name}.log"));
    remove(&partial)?;
    if lookup::on_path("debootstrap").is_none() {
        apt::install(&log("apt"), &["debootstrap", "debian-archive-keyring"])?;
    }
    let mut debootstrap = Command::new("debootstrap");
    debootstrap
        .args(["--variant=minbase", RELEASE])
        .arg(&partial);
    run_logged(&mut debootstrap, &log("debootstrap"))?;
    // `--include` of debootstrap fails.
    let mut install = Command::new("chroot");
    install.arg(&partial).args([
        "apt-get",
        "install",
        "-y",
        "--no-install-recommends",
        "wasmedge",
    ]);
    install.env("DEBIAN_FRONTEND", "noninteractive");
    run_logged(&mut install, &log("install"))?;
    remove(&partial.join("var/cache/apt"))?;
    fs::rename(&partial, &root)
        .with_context(|| format!("rename {} to {}", partial.display(), root.display()))
}

fn possible() -> Result<()> {
    if lookup::on_path("apt-get").is_none() {
        bail!("WasmEdge is not installed, and xtask can only install it with apt-get");
    }
    if !process::is_root() {
        bail!(
            "WasmEdge is not installed, and only root can install it from Debian: run `cargo xtask tools wasmedge` as root"
        );
    }
    Ok(())
}

/// Removes what an interrupted run left. debootstrap mounts the kernel's file systems in the
/// folder: unmount them first, so that nothing in them is deleted.
fn remove(folder: &Path) -> Result<()> {
    for mount in mounts_below(folder) {
        capture(Command::new("umount").arg(&mount)).with_context(|| {
            format!(
                "unmount {}, which an interrupted run left mounted",
                mount.display()
            )
        })?;
    }
    if !mounts_below(folder).is_empty() {
        bail!(
            "something is still mounted below {}: unmount it by hand",
            folder.display()
        );
    }
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Mount points below a folder, the innermost first.
fn mounts_below(folder: &Path) -> Vec<PathBuf> {
    let folder = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
    let table = fs::read_to_string("/proc/self/mounts").unwrap_or_default();
    let points = table
        .lines()
        .filter_map(|line| line.split(' ').nth(1))
        .map(|point| point.replace("\\040", " "));
    let mut mounts: Vec<_> = points
        .map(PathBuf::from)
        .filter(|point| point.starts_with(&folder))
        .collect();
    mounts.reverse();
    mounts
}

fn first_match(folder: &Path, matches: impl Fn(&str) -> bool) -> Option<PathBuf> {
    let entries = fs::read_dir(folder).ok()?.flatten();
    entries.map(|entry| entry.path()).find(|path| {
        path.file_name()
            .is_some_and(|name| matches(&name.to_string_lossy()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_without_wasmedge_is_not_taken_for_one() -> Result<()> {
        let root = tempfile::tempdir()?;
        assert_eq!(launcher(root.path()), None);
        let libraries = root.path().join("usr/lib/x86_64-linux-gnu");
        fs::create_dir_all(&libraries)?;
        fs::write(libraries.join("ld-linux-x86-64.so.2"), "")?;
        assert_eq!(launcher(root.path()), None);
        fs::create_dir_all(root.path().join("usr/bin"))?;
        fs::write(root.path().join("usr/bin/wasmedge"), "")?;
        assert_eq!(launcher(root.path()).map(|words| words.len()), Some(4));
        Ok(())
    }

    #[test]
    fn mounts_are_seen() {
        let below = mounts_below(Path::new("/proc"));
        assert!(
            !cfg!(target_os = "linux") || below.contains(&PathBuf::from("/proc")),
            "{below:?}"
        );
    }
}
