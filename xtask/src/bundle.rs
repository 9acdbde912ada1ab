//! `cargo xtask bundle`: the API description as one OpenAPI document.
//!
//! Writes JSON, YAML and an HTML reference, and validates the document with external tools.

mod yaml;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};

use crate::process::run_logged;
use crate::project::Project;
use crate::tools::{OpenapiValidator, Redocly, Tools};
use crate::ui;

/// Settings of the external tools, relative to the root.
const SETTINGS: &str = "spec/bundle";

/// The bundle of a checkout.
#[derive(Debug)]
pub(crate) struct Bundle {
    settings: PathBuf,
    folder: PathBuf,
    logs: PathBuf,
}

/// Writes all files (the HTML reference only if Redocly can be installed), and validates the
/// document.
///
/// # Errors
///
/// Fails if the API description has an error, a file cannot be written, or a validator reports an
/// error or cannot be installed.
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
        ui::line("openapi-spec-validator reports no errors");
        bundle.lint(&tools.redocly()?)?;
        ui::line("Redocly reports no errors");
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

    /// The file with the versions of the validator's packages.
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

    /// Writes the document as JSON and YAML. Needs only Rust.
    pub(crate) fn write_documents(&self, project: &Project) -> Result<()> {
        // Not `?`: diagnostics are printed as they are.
        let document =
            dapr_codegen::bundle(project.root()).map_err(|failure| anyhow!("{failure}"))?;
        let json = serde_json::to_string_pretty(&document)?;
        fs::create_dir_all(&self.folder)
            .with_context(|| format!("create the folder {}", self.folder.display()))?;
        write(&self.json(), &(json + "\n"))?;
        write(&self.yaml(), &yaml::from_json(&document))
    }

    /// Writes the reference: one self-contained page.
    pub(crate) fn write_reference(&self, redocly: &Redocly) -> Result<()> {
        // If this fails, the page of an older description must not remain.
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
        announce(&self.reference());
        Ok(())
    }

    /// Validates the document with Redocly.
    pub(crate) fn lint(&self, redocly: &Redocly) -> Result<()> {
        let mut command = redocly.command("lint");
        command
            .arg(self.json())
            .args(["--format", "stylish", "--config"])
            .arg(self.settings.join("redocly.yaml"));
        run_logged(&mut command, &self.logs.join("redocly-lint.log"))
    }

    /// Validates both files with openapi-spec-validator.
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
    announce(path);
    Ok(())
}

fn announce(path: &Path) {
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
        // Compares text because the order matters. Does not print it because it is long.
        let (read, document) = (read.to_string(), document.to_string());
        assert!(read == document, "the YAML differs from the JSON");
        Ok(())
    }
}
