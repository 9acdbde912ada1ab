//! A copy of the checkout for changes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use dapr_codegen::{Format, Options};

use crate::conformance;
use crate::process::run_logged;
use crate::project::Project;
use crate::tools::Tools;

/// Folders that are not part of the sources.
const LEFT_OUT: [&str; 2] = ["target", ".git"];

/// A copy of the checkout.
#[derive(Debug)]
pub(super) struct Copy {
    project: Project,
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
            project: Project::at(root, folder.join("target")),
            log: folder.join("log"),
            tools: Tools::new(project)?,
        })
    }

    /// Installs the tools of the conformance kit.
    pub(super) fn prepare_kit(&self) -> Result<()> {
        self.tools.obtain(conformance::NEEDED)
    }

    /// Replaces a file of the API description.
    pub(super) fn write(&self, file: &str, text: &str) -> Result<()> {
        let path = self.project.root().join("spec").join(file);
        fs::write(&path, text).with_context(|| format!("write {}", path.display()))
    }

    /// Generates the client and its tests from the changed description.
    pub(super) fn generate(&self) -> Result<()> {
        let options = Options {
            root: self.project.root().to_owned(),
            check: false,
            format: Format::Plain,
        };
        match dapr_codegen::run(&options) {
            Ok(_) => Ok(()),
            Err(failure) => bail!("{failure}"),
        }
    }

    /// Runs generated and hand-written tests of requests and responses.
    pub(super) fn wire_tests(&self) -> Result<()> {
        let packages = ["-p", "dapr-client", "-p", "tests", "--test", "wire"];
        let mut cargo = self.cargo();
        cargo.args(["test", "--quiet"]).args(packages);
        run_logged(&mut cargo, &self.log)
    }

    /// Runs the checks of the conformance kit that need no sidecar.
    pub(super) fn errors(&self) -> Result<Vec<String>> {
        dapr_conformance::description_problems(self.project.root())
    }

    /// Runs the conformance kit with daprd: one building block, or all of them for shared parts.
    pub(super) fn failures(&self, file: &str) -> Result<Vec<String>> {
        let blocks: Vec<_> = file
            .strip_suffix(".yaml")
            .filter(|name| *name != "common")
            .map(str::to_owned)
            .into_iter()
            .collect();
        conformance::failures(&self.project, &self.tools, &blocks)
    }

    fn cargo(&self) -> Command {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .current_dir(self.project.root())
            .env("CARGO_TARGET_DIR", self.project.target());
        cargo
    }
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("create the folder {}", to.display()))?;
    for entry in
        fs::read_dir(from).with_context(|| format!("read the folder {}", from.display()))?
    {
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
