//! Packages that are published on crates.io.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::process::{capture, run};
use crate::project::Project;

const PUBLISHED: [&str; 4] = [
    "dapr-client-runtime",
    "dapr-client",
    "dapr-app",
    "dapr-sidecar",
];

/// Files that each package must contain.
const REQUIRED: [&str; 4] = ["Cargo.toml", "LICENSE", "README.md", "src/lib.rs"];

/// Parts of paths that no package may contain: tests, and the keys and recordings they use.
const REFUSED: [&str; 6] = [
    ".pem",
    ".snap",
    "crypto/keys/",
    "/tests/",
    "/recorded/",
    "fuzz/",
];

/// Checks the lists of files, without compiling.
pub(super) fn contents(project: &Project) -> Result<()> {
    for package in PUBLISHED {
        let mut cargo = project.cargo();
        cargo.args(["package", "--list", "--allow-dirty", "-p", package]);
        if let Some(problem) = problem(&capture(&mut cargo)?) {
            bail!("the package {package} {problem}: see `include` in its Cargo.toml");
        }
    }
    Ok(())
}

/// Packages all of them and compiles each from its package alone.
pub(super) fn compile(project: &Project) -> Result<()> {
    forget_unpacked(&cargo_home()?)?;
    let mut cargo = project.cargo();
    cargo.args(["package", "--quiet", "--allow-dirty"]);
    for package in PUBLISHED {
        cargo.args(["-p", package]);
    }
    run(&mut cargo)
}

fn cargo_home() -> Result<PathBuf> {
    match std::env::var_os("CARGO_HOME") {
        Some(home) => Ok(home.into()),
        None => Ok(std::env::home_dir()
            .context("the home directory is unknown: set CARGO_HOME")?
            .join(".cargo")),
    }
}

/// Deletes what Cargo keeps of these packages from an earlier run. It would not unpack them again,
/// because the version is the same. The folders of local registries begin with `-`.
fn forget_unpacked(cargo_home: &Path) -> Result<()> {
    for kind in ["cache", "src"] {
        let registries = cargo_home.join("registry").join(kind);
        for registry in entries(&registries)? {
            if !name(&registry).starts_with('-') {
                continue;
            }
            for package in entries(&registry)? {
                let name = name(&package);
                let is_ours = |published: &&str| name.starts_with(&format!("{published}-"));
                if PUBLISHED.iter().any(is_ours) {
                    let deleted = match package.is_dir() {
                        true => fs::remove_dir_all(&package),
                        false => fs::remove_file(&package),
                    };
                    deleted.with_context(|| format!("cannot delete {}", package.display()))?;
                }
            }
        }
    }
    Ok(())
}

fn name(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Returns the entries of a folder; none if it does not exist.
fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    match fs::read_dir(folder) {
        Ok(entries) => Ok(entries.flatten().map(|entry| entry.path()).collect()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(error).with_context(|| format!("cannot read {}", folder.display())),
    }
}

fn problem(list: &str) -> Option<String> {
    let files: Vec<_> = list.lines().map(|file| file.replace('\\', "/")).collect();
    let missing = |required: &&&str| !files.iter().any(|file| file == **required);
    if let Some(required) = REQUIRED.iter().find(missing) {
        return Some(format!("does not contain {required}"));
    }
    let refused = |file: &&String| REFUSED.iter().any(|part| file.contains(part));
    files
        .iter()
        .find(refused)
        .map(|file| format!("contains {file}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_packages_of_local_registries_are_forgotten() {
        let home = tempfile::tempdir().unwrap();
        let registry = home.path().join("registry/src");
        let kept = ["index.crates.io-1/dapr-app-0.1.0", "-2/serde-1.0.0"];
        let forgotten = ["-2/dapr-app-0.1.0", "-3/dapr-client-runtime-0.1.0"];
        for folder in kept.iter().chain(&forgotten) {
            fs::create_dir_all(registry.join(folder)).unwrap();
        }
        forget_unpacked(home.path()).unwrap();
        let exists = |folder: &&str| registry.join(folder).exists();
        assert!(kept.iter().all(exists));
        assert!(!forgotten.iter().any(exists));
        forget_unpacked(&home.path().join("missing")).unwrap();
    }

    #[test]
    fn keys_and_missing_files_are_reported() {
        let good = "Cargo.toml\nLICENSE\nREADME.md\nsrc/lib.rs\nsrc/a/tests.rs";
        assert_eq!(problem(good), None);
        let key = format!("{good}\nsrc/crypto/rsa.pem");
        assert_eq!(
            problem(&key).as_deref(),
            Some("contains src/crypto/rsa.pem")
        );
        let missing = "Cargo.toml\nLICENSE\nsrc/lib.rs";
        assert_eq!(
            problem(missing).as_deref(),
            Some("does not contain README.md")
        );
    }
}
