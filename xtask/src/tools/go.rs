//! The Go toolchain.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::lookup;
use crate::process::capture;

/// The versions in the `go.mod` of a module.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct GoMod {
    /// The minimum version of Go.
    pub(super) go: String,
    /// The version of Dapr, without the `v`.
    pub(super) dapr: String,
}

impl GoMod {
    pub(super) fn read(module: &Path) -> Result<Self> {
        let path = module.join("go.mod");
        let text =
            std::fs::read_to_string(&path).with_context(|| format!("read {}", path.display()))?;
        Self::parse(&text).with_context(|| {
            format!(
                "{} has no `go` or no `github.com/dapr/dapr` line",
                path.display()
            )
        })
    }

    fn parse(text: &str) -> Option<Self> {
        let mut lines = text
            .lines()
            .map(|line| line.trim().trim_start_matches("require "));
        let go = lines.clone().find_map(|line| line.strip_prefix("go "))?;
        let dapr = lines.find_map(|line| line.strip_prefix("github.com/dapr/dapr v"))?;
        Some(Self {
            go: go.to_owned(),
            dapr: dapr.split_whitespace().next()?.to_owned(),
        })
    }
}

/// Returns the Go toolchain that builds `purpose` in a folder.
pub(super) fn find(purpose: &str, folder: &Path, least: &str) -> Result<PathBuf> {
    let usual = PathBuf::from("/usr/local/go/bin/go");
    let Some(go) = lookup::on_path("go").or_else(|| usual.is_file().then_some(usual)) else {
        bail!("building {purpose} needs Go {least} or later, and `go` is not on PATH");
    };
    // In the folder: Go may download the version that its `go.mod` requires.
    let output = capture(Command::new(&go).arg("version").current_dir(folder))?;
    if lookup::version(&output) < lookup::version(least) {
        bail!(
            "building {purpose} needs Go {least} or later, but {} reports {output:?}",
            go.display()
        );
    }
    Ok(go)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_come_from_go_mod() {
        let text = "module m\n\ngo 1.26.5\n\nrequire github.com/dapr/dapr v1.18.2\n\nrequire (\n\tx.org/y v1.0.0\n)\n";
        let expected = GoMod {
            go: "1.26.5".to_owned(),
            dapr: "1.18.2".to_owned(),
        };
        assert_eq!(GoMod::parse(text), Some(expected));
        assert_eq!(GoMod::parse("module m\n"), None);
    }

    #[test]
    fn in_a_block_too() {
        let text = "go 1.27\nrequire (\n\tgithub.com/dapr/dapr v1.19.0 // why\n)\n";
        assert_eq!(
            GoMod::parse(text).map(|module| module.dapr),
            Some("1.19.0".to_owned())
        );
    }
}
