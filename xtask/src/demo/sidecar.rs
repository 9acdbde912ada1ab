//! The sidecar of the demo, whichever it is.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::ValueEnum;

use super::embedded::{self, EmbeddedSidecar};
use super::real::{self, RealSidecar};
use crate::project::Project;
use crate::tools::{Tool, Tools};

/// Which sidecar runs beside the examples.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// The one of this project, which needs nothing but Rust
    Embedded,
    /// The real one, with placement, scheduler and Redis
    Daprd,
}

impl Kind {
    /// As it is called in a sentence.
    pub(super) fn described(self) -> &'static str {
        match self {
            Self::Embedded => "the embedded sidecar",
            Self::Daprd => "a real daprd",
        }
    }

    /// As it is called in the name of a file.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Embedded => "embedded",
            Self::Daprd => "daprd",
        }
    }

    /// The tools that it needs.
    pub(super) fn needed(self) -> &'static [Tool] {
        match self {
            Self::Embedded => &[],
            Self::Daprd => &real::NEEDED,
        }
    }
}

/// The application that the sidecar belongs to, its ports, and its components.
#[derive(Debug, Clone)]
pub(super) struct Given {
    pub(super) app_id: String,
    pub(super) app_port: u16,
    pub(super) http_port: u16,
    /// The components that need nothing else. Paths in them are relative to this folder.
    pub(super) components: PathBuf,
    /// The components that need a Redis, whose address they read from `REDIS_HOST`.
    pub(super) with_redis: PathBuf,
}

impl Given {
    /// The sidecar of this application, with the components of the examples.
    pub(super) fn new(project: &Project, app_id: &str, app_port: u16, http_port: u16) -> Self {
        let components = project.root().join("examples/components");
        Self {
            app_id: app_id.to_owned(),
            app_port,
            http_port,
            with_redis: components.join("redis"),
            components,
        }
    }
}

/// The programs of a sidecar.
#[derive(Debug)]
pub(super) enum Programs {
    Embedded(PathBuf),
    Daprd(real::Programs),
}

impl Programs {
    /// Finds, builds or obtains them. What building says goes to this file.
    pub(super) fn obtain(
        kind: Kind,
        project: &Project,
        tools: &Tools,
        build_log: &Path,
    ) -> Result<Self> {
        Ok(match kind {
            Kind::Embedded => Self::Embedded(embedded::program(project, build_log)?),
            Kind::Daprd => Self::Daprd(real::Programs::obtain(tools)?),
        })
    }

    /// The building blocks that a sidecar of these programs does not have.
    pub(super) fn missing_blocks(&self) -> &'static [&'static str] {
        match self {
            Self::Embedded(_) => &[],
            Self::Daprd(programs) => programs.missing_blocks(),
        }
    }

    /// Starts the sidecar and what it needs; the application comes later. What they keep is put
    /// into this folder, which is emptied before; the log of the sidecar is this file.
    pub(super) fn start(&self, given: &Given, folder: &Path, log: &Path) -> Result<Running> {
        empty(folder)?;
        Ok(match self {
            Self::Embedded(program) => {
                Running::Embedded(EmbeddedSidecar::start(program, given, folder, log)?)
            }
            Self::Daprd(programs) => {
                Running::Daprd(RealSidecar::start(programs, given, folder, log)?)
            }
        })
    }
}

/// A running sidecar and what it needs. Dropping it stops all of it.
#[derive(Debug)]
pub(super) enum Running {
    Embedded(EmbeddedSidecar),
    Daprd(RealSidecar),
}

impl Running {
    /// Waits until it has found its application.
    pub(super) fn wait_until_ready(&mut self) -> Result<()> {
        match self {
            Self::Embedded(sidecar) => sidecar.wait_until_ready(),
            Self::Daprd(sidecar) => sidecar.wait_until_ready(),
        }
    }

    /// Waits until the sidecar, which somebody has told to shut down, has ended; then stops what
    /// it needed.
    pub(super) fn wait_for_end(self) -> Result<()> {
        match self {
            Self::Embedded(sidecar) => sidecar.wait_for_end(),
            Self::Daprd(sidecar) => sidecar.wait_for_end(),
        }
    }
}

/// Makes a folder that no earlier run has left anything in.
fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("make the folder {}", folder.display()))
}
