//! The checkout, its `target` folder and Cargo.

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

/// A checkout of this project.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
    target: PathBuf,
}

impl Project {
    /// Returns the checkout that this library was compiled in.
    ///
    /// # Errors
    ///
    /// Fails if the checkout was moved since.
    pub fn find() -> Result<Self> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = manifest.parent().unwrap_or(manifest).to_owned();
        let root = root.canonicalize().with_context(|| {
            format!(
                "find the project in {}, where xtask was compiled: compile xtask again",
                root.display()
            )
        })?;
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(folder) if !folder.is_empty() => absolute(Path::new(&folder))?,
            _ => root.join("target"),
        };
        Ok(Self { root, target })
    }

    /// Another checkout, which is only read, with a target folder of its own.
    pub(crate) fn at(root: PathBuf, target: PathBuf) -> Self {
        Self { root, target }
    }

    /// The folder with the workspace's `Cargo.toml`.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder for build output: `target/`, or `CARGO_TARGET_DIR`.
    #[must_use]
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// The folder for tools: `target/tools/`, or `XTASK_TOOLS_DIR`.
    ///
    /// # Errors
    ///
    /// Fails if `XTASK_TOOLS_DIR` is relative and there is no current directory.
    pub fn tools_dir(&self) -> Result<PathBuf> {
        match env::var_os("XTASK_TOOLS_DIR") {
            Some(folder) if !folder.is_empty() => absolute(Path::new(&folder)),
            _ => Ok(self.target.join("tools")),
        }
    }

    /// Returns a command that runs Cargo at the root with the same `target` folder.
    #[must_use]
    pub fn cargo(&self) -> Command {
        let program = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        let mut cargo = Command::new(program);
        cargo
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &self.target);
        cargo
    }
}

/// Whether this runs in continuous integration, where a skipped check would go unnoticed.
#[must_use]
pub fn in_ci() -> bool {
    env::var("CI").is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"))
}

fn absolute(path: &Path) -> Result<PathBuf> {
    std::path::absolute(path).with_context(|| format!("make the path {} absolute", path.display()))
}
