//! The Go toolchain.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::{lookup, or_else};
use crate::process::capture;

const BY_HAND: &str = "install Go from https://go.dev/dl, or get daprd by hand \
                       (https://docs.dapr.io/getting-started/install-dapr-selfhost) and set DAPRD to its path";

/// What the file `go.mod` of a module says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct GoMod {
    /// The least version of Go.
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

/// A Go that can build this module.
pub(super) fn find(module: &Path, least: &str) -> Result<PathBuf> {
    or_else(look(module, least), BY_HAND)
}

fn look(module: &Path, least: &str) -> Result<PathBuf> {
    let usual = PathBuf::from("/usr/local/go/bin/go");
    let Some(go) = lookup::on_path("go").or_else(|| usual.is_file().then_some(usual)) else {
        bail!("building Dapr needs Go {least} or later, and there is no `go` on PATH");
    };
    // In the folder of the module: Go may fetch the version that the module asks for.
    let said = capture(Command::new(&go).arg("version").current_dir(module))?;
    if lookup::version(&said) < lookup::version(least) {
        bail!(
            "building Dapr needs Go {least} or later, and {} says {said:?}",
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
