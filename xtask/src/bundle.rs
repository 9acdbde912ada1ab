//! `cargo xtask bundle`: the description for everyone else.
//!
//! One OpenAPI document, as JSON and as YAML, and a reference in HTML made from it. What checks it
//! from outside is here, too: `cargo xtask test` calls it.

mod yaml;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};

use crate::process::run_logged;
use crate::project::Project;
use crate::tools::{OpenapiValidator, Redocly, Tools};
use crate::ui;

/// Settings of the outside tools, below the root.
const SETTINGS: &str = "spec/bundle";

/// The bundle of a checkout.
#[derive(Debug)]
pub(crate) struct Bundle {
    settings: PathBuf,
    folder: PathBuf,
    logs: PathBuf,
}

/// Writes everything, the HTML if its tool is there or can be had, and asks the validators.
///
/// # Errors
///
/// When the description has a fault, a file cannot be written, or a validator complains or is
/// missing.
pub(crate) fn run(project: &Project, validate: bool) -> Result<()> {
    let (bundle, tools) = (Bundle::of(project), Tools::new(project)?);
    bundle.write_documents(project)?;
    match tools.redocly() {
        Ok(redocly) => bundle.write_reference(&redocly)?,
        Err(error) => ui::skipped(format_args!(
            "{} was not written: {}",
            bundle.reference().display(),
            ui::explain(&error)
        )),
    }
    if validate {
        bundle.validate(&tools.openapi_validator(&bundle.requirements())?)?;
        ui::line("openapi-spec-validator finds no fault");
        bundle.lint(&tools.redocly()?)?;
        ui::line("Redocly finds no fault");
    }
    Ok(())
}

impl Bundle {
    pub(crate) fn of(project: &Project) -> Self {
        Self {
            settings: project.root().join(SETTINGS),
            folder: project.target().join("bundle"),
            logs: project.target().join("xtask"),
        }
    }

    /// Which versions of the validator's packages are wanted.
    pub(crate) fn requirements(&self) -> PathBuf {
        self.settings.join("requirements.txt")
    }

    fn json(&self) -> PathBuf {
        self.folder.join("dapr-http-api.json")
    }

    fn yaml(&self) -> PathBuf {
        self.folder.join("dapr-http-api.yaml")
    }

    fn reference(&self) -> PathBuf {
        self.folder.join("index.html")
    }

    /// Writes the document in both forms. Needs nothing but Rust.
    pub(crate) fn write_documents(&self, project: &Project) -> Result<()> {
        // Not `?`: the faults are for people, and stand alone.
        let document =
            dapr_codegen::bundle(project.root()).map_err(|failure| anyhow!("{failure}"))?;
        let json = serde_json::to_string_pretty(&document)?;
        fs::create_dir_all(&self.folder)
            .with_context(|| format!("make the folder {}", self.folder.display()))?;
        write(&self.json(), &(json + "\n"))?;
        write(&self.yaml(), &yaml::from_json(&document))
    }

    /// Writes the reference: one page that needs nothing else, not even a network.
    pub(crate) fn write_reference(&self, redocly: &Redocly) -> Result<()> {
        // It must not be that of an older description if this fails.
        let _ = fs::remove_file(self.reference());
        let mut command = redocly.command("build-docs");
        command
            .arg(self.json())
            .arg("--inlineBundle")
            .arg("--output")
            .arg(self.reference())
            .arg("--template")
            .arg(self.settings.join("page.hbs"))
            .arg("--config")
            .arg(self.settings.join("redocly.yaml"));
        run_logged(&mut command, &self.logs.join("redocly-build-docs.log"))?;
        said(&self.reference());
        Ok(())
    }

    /// Asks Redocly about the document.
    pub(crate) fn lint(&self, redocly: &Redocly) -> Result<()> {
        let mut command = redocly.command("lint");
        command
            .arg(self.json())
            .args(["--format", "stylish", "--config"])
            .arg(self.settings.join("redocly.yaml"));
        run_logged(&mut command, &self.logs.join("redocly-lint.log"))
    }

    /// Asks openapi-spec-validator about the document in both forms.
    pub(crate) fn validate(&self, validator: &OpenapiValidator) -> Result<()> {
        for file in [self.json(), self.yaml()] {
            let log = self.logs.join("openapi-spec-validator.log");
            run_logged(&mut validator.command(&file), &log)?;
        }
        Ok(())
    }
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::write(path, text).with_context(|| format!("write {}", path.display()))?;
    said(path);
    Ok(())
}

fn said(path: &Path) {
    let size = fs::metadata(path).map_or(0, |data| data.len() / 1_000);
    ui::line(format_args!("wrote {} ({size} KB)", path.display()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_yaml_says_what_the_json_says() -> Result<()> {
        let project = Project::find()?;
        let document = dapr_codegen::bundle(project.root()).map_err(|e| anyhow!("{e}"))?;
        let read: serde_json::Value = serde_yaml::from_str(&yaml::from_json(&document))?;
        // As texts, because the order counts, too; and a difference would fill the screen.
        let (read, document) = (read.to_string(), document.to_string());
        assert!(read == document, "the two differ");
        Ok(())
    }
}
