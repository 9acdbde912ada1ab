//! Locates or installs tools.
//!
//! Tools are installed into `target/tools/`, or into `XTASK_TOOLS_DIR`, which several checkouts may
//! share. A tool is installed under a temporary name and then renamed, so that an interrupted run
//! leaves no incomplete tool.

mod actionlint;
mod apt;
mod cargo_deny;
mod dapr;
mod forecast;
mod go;
mod lock;
mod lookup;
mod npm;
mod openapi_validator;
mod packaged;
mod python;
mod redocly;
mod require;
mod rust_target;
mod rust_toolchain;
mod sdks;
mod tool;
mod wasmedge;
mod wasmedge_root;
mod wasmtime;
mod workflow_worker;

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result, anyhow, bail};

use crate::project::Project;
use crate::ui::{self, Progress};

pub use dapr::DaprProgram;
pub(crate) use openapi_validator::OpenapiValidator;
pub(crate) use redocly::Redocly;
pub(crate) use require::{NEEDED_BY_TESTS, SKIPS, recorded_skips};
pub use require::{
    require_dapr, require_redis, require_wasmedge, require_wasmtime, require_workflow_worker,
};
pub use tool::Tool;
pub use wasmedge::WasmEdge;
pub use wasmtime::Wasmtime;
pub use workflow_worker::WorkflowWorker;

/// Adds a remedy to the message of an error.
fn or_else<T>(result: Result<T>, remedy: &str) -> Result<T> {
    result.map_err(|error| anyhow!("{}; {remedy}", ui::explain(&error).trim_end()))
}

/// Creates a folder under a temporary name, and renames it when it is complete.
fn afresh(dir: &Path, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let mut partial = dir.as_os_str().to_owned();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    for old in [dir, partial.as_path()] {
        if old.exists() {
            std::fs::remove_dir_all(old).with_context(|| format!("delete {}", old.display()))?;
        }
    }
    make(&partial)?;
    std::fs::rename(&partial, dir).with_context(|| format!("rename {}", partial.display()))
}

/// Locates and installs tools.
#[derive(Debug, Clone)]
pub struct Tools {
    project: Project,
    dir: PathBuf,
    background: bool,
}

impl Tools {
    /// The tools of this checkout.
    ///
    /// # Errors
    ///
    /// Fails if `XTASK_TOOLS_DIR` is not a valid path.
    pub fn new(project: &Project) -> Result<Self> {
        Ok(Self {
            project: project.clone(),
            dir: project.tools_dir()?,
            background: false,
        })
    }

    /// The same tools, installed in the background: with low priority and without a spinner.
    #[must_use]
    pub fn in_background(mut self) -> Self {
        self.background = true;
        self
    }

    /// Locates or installs these tools and prints where they are.
    ///
    /// # Errors
    ///
    /// Fails if a tool cannot be installed, after trying all of them.
    pub fn obtain(&self, wanted: &[Tool]) -> Result<()> {
        let mut missing = Vec::new();
        for tool in wanted {
            let started = Instant::now();
            match self.obtain_one(*tool, wanted) {
                Ok(what) => ui::done(format_args!("{tool}: {what}"), started.elapsed()),
                Err(error) => {
                    ui::failed(
                        format_args!("{tool}: {}", ui::explain(&error)),
                        started.elapsed(),
                    );
                    missing.push(tool.to_string());
                }
            }
        }
        if !missing.is_empty() {
            bail!(
                "cannot install {}: see the errors above",
                missing.join(" and ")
            );
        }
        Ok(())
    }

    /// WasmEdge, installed if it is missing.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be installed; the message says how to install it by hand.
    pub fn wasmedge(&self) -> Result<WasmEdge> {
        match self.find_wasmedge()? {
            Some(found) => Ok(found),
            None => {
                wasmedge_root::obtain(self)?;
                self.find_wasmedge()?
                    .context("WasmEdge was installed but is not found")
            }
        }
    }

    /// A program of Dapr, built if it is missing.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be built; the message says how to install it by hand.
    pub fn dapr(&self, program: DaprProgram) -> Result<PathBuf> {
        self.dapr_all(&[program])?;
        self.find_dapr(program)?
            .with_context(|| format!("{program} was built but is not found"))
    }

    /// Builds the missing programs of Dapr together: the sources are downloaded and deleted once.
    ///
    /// # Errors
    ///
    /// Fails if one cannot be built; the message says how to install it by hand.
    pub fn dapr_all(&self, programs: &[DaprProgram]) -> Result<()> {
        let mut missing = Vec::new();
        for program in programs {
            if self.find_dapr(*program)?.is_none() {
                missing.push(*program);
            }
        }
        if missing.is_empty() {
            Ok(())
        } else {
            dapr::build(self, &missing)
        }
    }

    fn obtain_one(&self, tool: Tool, wanted: &[Tool]) -> Result<String> {
        match (tool, tool.dapr()) {
            (_, Some(program)) => {
                // Together: the sources are downloaded and deleted once.
                let programs: Vec<_> = wanted.iter().filter_map(|tool| tool.dapr()).collect();
                self.dapr_all(&programs)?;
                self.dapr(program).map(|path| path.display().to_string())
            }
            (Tool::WasmTarget, None) => rust_target::obtain(self, rust_target::WASM),
            (Tool::ComponentTarget, None) => rust_target::obtain(self, rust_target::COMPONENT),
            (Tool::Wasmtime, None) => self.wasmtime().map(|wasmtime| wasmtime.to_string()),
            (Tool::Redis, None) => self.redis().map(|path| path.display().to_string()),
            (Tool::Valgrind, None) => self.valgrind().map(|path| path.display().to_string()),
            (Tool::WorkflowWorker, None) => {
                let worker = self.workflow_worker()?;
                Ok(worker.into_python().display().to_string())
            }
            (_, None) => self.wasmedge().map(|wasmedge| wasmedge.to_string()),
        }
    }

    /// The standard library for WASI 0.2 components, installed if it is missing.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be installed; the message says how to install it by hand.
    pub fn component_target(&self) -> Result<()> {
        rust_target::obtain(self, rust_target::COMPONENT).map(drop)
    }

    /// The standard library for WasmEdge, installed if it is missing.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be installed; the message says how to install it by hand.
    pub fn wasm_target(&self) -> Result<()> {
        rust_target::obtain(self, rust_target::WASM).map(drop)
    }

    /// The standard library for another target, installed if it is missing.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be installed; the message says how to install it by hand.
    pub(crate) fn rust_target(&self, target: &str) -> Result<()> {
        rust_target::obtain(self, target).map(drop)
    }

    /// The environment variables that name tools, with absolute paths: child processes run in other
    /// folders.
    pub(crate) fn environment(&self) -> Result<Vec<(&'static str, PathBuf)>> {
        let mut variables = vec![("XTASK_TOOLS_DIR", self.dir.clone())];
        for variable in [
            "WASMEDGE",
            "WASMTIME",
            "DAPRD",
            "PLACEMENT",
            "SCHEDULER",
            "PLUGGABLE",
            "REDIS_SERVER",
            "VALGRIND",
        ] {
            variables.extend(lookup::from_env(variable)?.map(|path| (variable, path)));
        }
        Ok(variables)
    }

    fn progress(&self, label: &str) -> Progress {
        if self.background {
            Progress::in_background(label)
        } else {
            Progress::start(label)
        }
    }
}
