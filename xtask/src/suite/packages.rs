//! Packages that are published on crates.io.

use anyhow::{Result, bail};

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
    let mut cargo = project.cargo();
    cargo.args(["package", "--quiet", "--allow-dirty"]);
    for package in PUBLISHED {
        cargo.args(["-p", package]);
    }
    run(&mut cargo)
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
