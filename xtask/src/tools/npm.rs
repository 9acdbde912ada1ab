//! Packages from npm.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::lock::Lock;
use super::{Tools, afresh, lookup, or_else};
use crate::process::{capture, run_logged};
use crate::ui;

/// The minimum version of Node.js.
const LEAST_NODE: (u32, u32, u32) = (20, 19, 0);
const BY_HAND: &str = "install Node.js 22 or later with npm from https://nodejs.org/en/download";

/// A package with its dependencies.
#[derive(Debug, Clone, Copy)]
pub(super) struct NpmPackage {
    /// Name of its folder, without the version.
    pub(super) folder: &'static str,
    /// Name at npm.
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    /// Disk space in megabytes.
    pub(super) megabytes: u32,
}

/// Node.js and the folder `node_modules` of a package.
#[derive(Debug, Clone)]
pub(super) struct NodeModules {
    pub(super) node: PathBuf,
    pub(super) folder: PathBuf,
}

impl Tools {
    /// A package, installed if it is missing.
    pub(super) fn npm(&self, package: NpmPackage) -> Result<NodeModules> {
        let node = or_else(find_node(package.name), BY_HAND)?;
        let name = format!("{}-{}", package.folder, package.version);
        let dir = self.dir.join(name);
        let folder = dir.join("node_modules");
        let installed = folder.join(package.name);
        if !installed.is_dir() {
            let _lock = Lock::acquire(&self.dir, package.folder)?;
            // Another process may have installed it in the meantime.
            if !installed.is_dir() {
                self.install_npm(package, &dir)?;
            }
        }
        Ok(NodeModules { node, folder })
    }

    fn install_npm(&self, package: NpmPackage, dir: &Path) -> Result<()> {
        let npm = lookup::on_path("npm").context("`npm` is not on PATH");
        let npm = or_else(npm, BY_HAND)?;
        let NpmPackage {
            folder,
            name,
            version,
            megabytes,
        } = package;
        ui::note(format_args!(
            "installing {name} {version} with npm into {} ({megabytes} MB)",
            dir.display()
        ));
        let log = self.dir.join(format!("{folder}.log"));
        afresh(dir, |partial| {
            let mut command = Command::new(npm);
            command
                .args(["install", "--no-audit", "--no-fund", "--ignore-scripts"])
                .args(["--no-package-lock", "--save-exact", "--prefix"])
                .arg(partial)
                .arg(format!("{name}@{version}"));
            or_else(
                run_logged(&mut command, &log),
                "check that npm can reach a registry, and try again",
            )
        })
    }
}

fn find_node(package: &str) -> Result<PathBuf> {
    let Some(node) = lookup::on_path("node") else {
        bail!("{package} needs Node.js, and `node` is not on PATH");
    };
    let output = capture(Command::new(&node).arg("--version"))?;
    if lookup::version(&output) < Some(LEAST_NODE) {
        bail!(
            "{package} needs Node.js 20.19 or later, but {} is {output}",
            node.display()
        );
    }
    Ok(node)
}
