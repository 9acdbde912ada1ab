//! A copy of the checkout, in which things may be wrong.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use dapr_codegen::Options;

use crate::process::run_logged;
use crate::project::Project;
use crate::tools::Tools;

/// What is not part of the sources.
const LEFT_OUT: [&str; 2] = ["target", ".git"];

/// The copy.
#[derive(Debug)]
pub(super) struct Copy {
    root: PathBuf,
    target: PathBuf,
    log: PathBuf,
    tools: Tools,
}

impl Copy {
    pub(super) fn make(project: &Project) -> Result<Self> {
        let folder = project.target().join("mutate");
        let root = folder.join("copy");
        if root.exists() {
            fs::remove_dir_all(&root).with_context(|| format!("delete {}", root.display()))?;
        }
        copy(project.root(), &root)?;
        Ok(Self {
            root,
            target: folder.join("target"),
            log: folder.join("log"),
            tools: Tools::new(project)?,
        })
    }

    /// Puts a text in the place of a file of the description.
    pub(super) fn write(&self, file: &str, text: &str) -> Result<()> {
        let path = self.root.join("spec").join(file);
        fs::write(&path, text).with_context(|| format!("write {}", path.display()))
    }

    /// Makes the client, and the tests that come from the examples, from this description.
    pub(super) fn generate(&self) -> Result<()> {
        let options = Options {
            root: self.root.clone(),
            check: false,
            color: false,
        };
        match dapr_codegen::run(&options) {
            Ok(_) => Ok(()),
            Err(failure) => bail!("{failure}"),
        }
    }

    /// The tests from the examples, and the tests that people wrote: what the client sends and
    /// what it makes of answers.
    pub(super) fn wire_tests(&self) -> Result<()> {
        let packages = ["-p", "dapr-client", "-p", "tests", "--test", "wire"];
        let mut cargo = self.cargo();
        cargo.args(["test", "--quiet"]).args(packages);
        run_logged(&mut cargo, &self.log)
    }

    /// The conformance kit, against a real daprd: its scenarios for one file of the description,
    /// and all of them for what the others share.
    pub(super) fn kit(&self, file: &str) -> Result<()> {
        let mut cargo = self.cargo();
        cargo.args(["run", "--quiet", "--manifest-path", "xtask/Cargo.toml"]);
        cargo.args(["--", "conformance"]);
        if let Some(block) = file.strip_suffix(".yaml").filter(|name| *name != "common") {
            cargo.args([block, "every_operation"]);
        }
        cargo.envs(self.tools.environment()?);
        run_logged(&mut cargo, &self.log)
    }

    fn cargo(&self) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", &self.target);
        cargo
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("make the folder {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("look into {}", from.display()))? {
        let entry = entry?;
        let (name, path) = (entry.file_name(), entry.path());
        if entry.file_type()?.is_dir() {
            if !LEFT_OUT.iter().any(|left_out| name == *left_out) {
                copy(&path, &to.join(name))?;
            }
        } else {
            fs::copy(&path, to.join(name)).with_context(|| format!("copy {}", path.display()))?;
        }
    }
    Ok(())
}
