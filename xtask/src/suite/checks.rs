//! Steps that run Cargo.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};

use super::report::Report;
use super::step_with;
use crate::bundle::Bundle;
use crate::codegen;
use crate::process::run;
use crate::project::Project;
use crate::tools::{NEEDED_BY_TESTS, SKIPS, Tools};
use crate::ui;

const XTASK: [&str; 2] = ["--manifest-path", "xtask/Cargo.toml"];
const PROGRAMS: [&str; 7] = ["-p", "echo", "-p", "tour", "-p", "tests", "--bins"];
const APPLICATIONS: [&str; 8] = [
    "-p", "hello", "-p", "orders", "-p", "counter", "-p", "nightly",
];
const STRICT: [&str; 3] = ["--", "-D", "warnings"];
const CLIENT: [&str; 4] = ["-p", "dapr-client", "-p", "dapr-client-runtime"];
const SERVER: [&str; 2] = ["--features", "dapr-client/server"];
const WASM: [&str; 2] = ["--target", "wasm32-wasip1"];
const COMPONENT: [&str; 2] = ["--target", "wasm32-wasip2"];

/// Runs the checks of a checkout.
pub(super) struct Checks<'a> {
    project: &'a Project,
    quick: bool,
    skips: PathBuf,
}

impl<'a> Checks<'a> {
    pub(super) fn new(project: &'a Project, quick: bool) -> Result<Self> {
        let folder = project.target().join("xtask");
        fs::create_dir_all(&folder)
            .with_context(|| format!("create the folder {}", folder.display()))?;
        let skips = folder.join(format!("skips-{}.txt", std::process::id()));
        Ok(Self {
            project,
            quick,
            skips,
        })
    }

    /// The file in which tests record that they were skipped.
    pub(super) fn skips(&self) -> &Path {
        &self.skips
    }

    pub(super) fn formatting(&self, report: &mut Report) {
        report.step("formatting", || self.cargo(&["fmt", "--all", "--check"]));
        report.step("formatting of xtask", || {
            self.cargo_with(&["fmt"], &XTASK, &["--check"])
        });
    }

    pub(super) fn generated(&self, report: &mut Report) {
        report.step("generated/ matches the API description", || {
            codegen::run(self.project, true, codegen::Format::Text).map(ui::note)
        });
    }

    /// Writes the bundle, which needs only Rust.
    pub(super) fn bundle(&self, report: &mut Report) {
        report.step("bundle of the API description", || {
            Bundle::of(self.project).write_documents(self.project)
        });
    }

    /// Checks the bundle with external tools, which are installed from npm and PyPI.
    pub(super) fn bundle_from_outside(&self, report: &mut Report) -> Result<()> {
        let (bundle, tools) = (Bundle::of(self.project), Tools::new(self.project)?);
        let validator = tools.openapi_validator(&bundle.requirements());
        step_with(report, &validator, "bundle: valid OpenAPI 3.1", |tool| {
            bundle.validate(tool)
        });
        let redocly = tools.redocly();
        step_with(
            report,
            &redocly,
            "bundle: Redocly reports no errors",
            |tool| bundle.lint(tool),
        );
        step_with(report, &redocly, "bundle: HTML reference", |tool| {
            bundle.write_reference(tool)
        });
        Ok(())
    }

    pub(super) fn clippy(&self, report: &mut Report) {
        report.step("clippy", || {
            self.cargo_with(&["clippy", "--workspace", "--all-targets"], &[], &STRICT)
        });
        // In the workspace, the sidecar enables the feature `server` of the client.
        report.step("clippy of the client, for each set of features", || {
            for features in [
                [].as_slice(),
                &["--no-default-features"],
                &["--all-features"],
            ] {
                let command = [&["clippy", "--all-targets"], features].concat();
                self.cargo_with(&command, &CLIENT, &STRICT)?;
            }
            Ok(())
        });
        report.step("clippy of xtask", || {
            let command: Vec<_> = ["clippy", "--all-targets"]
                .into_iter()
                .chain(XTASK)
                .collect();
            self.cargo_with(&command, &[], &STRICT)
        });
    }

    pub(super) fn clippy_wasm(&self) -> Result<()> {
        let reqwest: &[&str] = &["--features", "reqwest-wasi"];
        self.clippy_for(
            &WASM,
            &[
                (&CLIENT, &["--no-default-features"]),
                (&CLIENT, &[]),
                (&CLIENT, reqwest),
                (&PROGRAMS, &[]),
                (&PROGRAMS, reqwest),
                (&APPLICATIONS, &[]),
            ],
        )
    }

    pub(super) fn clippy_component(&self) -> Result<()> {
        self.clippy_for(
            &COMPONENT,
            &[
                (&CLIENT, &["--no-default-features"]),
                (&CLIENT, &["--all-features"]),
                (&PROGRAMS, &[]),
                (&APPLICATIONS, &[]),
            ],
        )
    }

    /// Checks packages with features for a target.
    fn clippy_for(&self, target: &[&str], selections: &[(&[&str], &[&str])]) -> Result<()> {
        for (packages, features) in selections {
            let command = [&["clippy"], target, packages, features].concat();
            self.cargo_with(&command, &[], &STRICT)?;
        }
        Ok(())
    }

    pub(super) fn documentation(&self, report: &mut Report) {
        for (name, features) in [
            ("documentation", [].as_slice()),
            ("documentation of the server half", &SERVER),
        ] {
            report.step(name, || {
                let mut cargo = self.project.cargo();
                cargo.args(["doc", "--no-deps"]).args(CLIENT).args(features);
                run(cargo.env("RUSTDOCFLAGS", "-D warnings"))
            });
        }
    }

    pub(super) fn own_tests(&self, report: &mut Report) {
        report.step("tests of xtask", || {
            run(self.testing(&["test"])?.args(XTASK))
        });
    }

    pub(super) fn compile_tests(&self) -> Result<()> {
        run(&mut self.testing(&["test", "--workspace", "--no-run"])?)
    }

    pub(super) fn tests(&self) -> Result<()> {
        run(&mut self.testing(&["test", "--workspace", "--no-fail-fast"])?)
    }

    /// Tests the client as its users compile it: without the server half.
    pub(super) fn client_tests(&self) -> Result<()> {
        run(self.testing(&["test", "--no-fail-fast"])?.args(CLIENT))
    }

    /// Tests the sidecar as most of its users compile it: without what only the workspace enables.
    pub(super) fn sidecar_tests(&self) -> Result<()> {
        let mut cargo = self.testing(&["test", "--no-fail-fast"])?;
        run(cargo.args(["-p", "dapr-sidecar"]))
    }

    fn testing(&self, arguments: &[&str]) -> Result<Command> {
        let mut cargo = self.project.cargo();
        // A snapshot that differs is a failure, not a file for later.
        cargo
            .args(arguments)
            .env("INSTA_UPDATE", "no")
            .env(SKIPS, &self.skips);
        cargo.envs(Tools::new(self.project)?.environment()?);
        if self.quick {
            cargo.env(NEEDED_BY_TESTS, "no");
        }
        Ok(cargo)
    }

    fn cargo(&self, arguments: &[&str]) -> Result<()> {
        run(self.project.cargo().args(arguments))
    }

    fn cargo_with(&self, command: &[&str], selection: &[&str], rest: &[&str]) -> Result<()> {
        run(self
            .project
            .cargo()
            .args(command)
            .args(selection)
            .args(rest))
    }
}
