//! The sidecar in the demo: embedded or daprd.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::ValueEnum;

use super::daprd::{self, DaprdWithServices};
use super::embedded::{self, EmbeddedSidecar};
use super::example::Description;
use crate::project::Project;
use crate::tools::{Tool, Tools};

/// A sidecar for the examples.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Kind {
    /// The embedded sidecar of this project; needs only Rust
    Embedded,
    /// daprd, with placement, scheduler and Redis
    Daprd,
}

impl Kind {
    /// The name in messages.
    pub(super) fn described(self) -> &'static str {
        match self {
            Self::Embedded => "the embedded sidecar",
            Self::Daprd => "daprd",
        }
    }

    /// The name in paths of files.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Embedded => "embedded",
            Self::Daprd => "daprd",
        }
    }

    /// The tools it needs, with or without components in Redis.
    pub(super) fn needed(self, redis: bool) -> Vec<Tool> {
        match self {
            Self::Embedded => Vec::new(),
            Self::Daprd if redis => [daprd::NEEDED.as_slice(), &[Tool::Redis]].concat(),
            Self::Daprd => daprd::NEEDED.to_vec(),
        }
    }
}

/// The application of the sidecar, the ports and the components.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    pub(crate) app_id: String,
    pub(crate) app_port: u16,
    pub(crate) http_port: u16,
    /// Folder of components that need no server. Their paths are relative to it.
    pub(crate) components: PathBuf,
    /// Further folders of such components.
    pub(crate) more_components: Vec<PathBuf>,
    /// Folder of components that need Redis at the address in `REDIS_HOST`, if the example uses it.
    pub(crate) with_redis: Option<PathBuf>,
}

impl Given {
    /// Describes the sidecar of an example.
    pub(super) fn new(
        project: &Project,
        example: &Description,
        app_port: u16,
        http_port: u16,
    ) -> Self {
        let components = project.root().join("examples/components");
        let more = example.components.iter();
        Self {
            app_id: example.app_id.to_owned(),
            app_port,
            http_port,
            more_components: more.map(|folder| components.join(folder)).collect(),
            with_redis: example.tour.then(|| components.join("redis")),
            components,
        }
    }
}

/// The programs of a sidecar and its services.
#[derive(Debug)]
pub(super) enum Programs {
    Embedded(PathBuf),
    Daprd(daprd::Programs),
}

impl Programs {
    /// Locates, builds or installs the programs, with or without Redis. Logs builds to this file.
    pub(super) fn obtain(
        kind: Kind,
        redis: bool,
        project: &Project,
        tools: &Tools,
        build_log: &Path,
    ) -> Result<Self> {
        Ok(match kind {
            Kind::Embedded => Self::Embedded(embedded::program(project, build_log)?),
            Kind::Daprd => Self::Daprd(daprd::Programs::obtain(tools, redis)?),
        })
    }

    /// The building blocks that are not available with these programs.
    pub(super) fn missing_blocks(&self) -> &'static [&'static str] {
        match self {
            Self::Embedded(_) => &[],
            Self::Daprd(programs) => programs.missing_blocks(),
        }
    }

    /// Starts the sidecar and its services, before the application. They store data in this folder,
    /// which is emptied first; the sidecar writes this log.
    pub(super) fn start(&self, given: &Given, folder: &Path, log: &Path) -> Result<Running> {
        empty(folder)?;
        Ok(match self {
            Self::Embedded(program) => {
                Running::Embedded(EmbeddedSidecar::start(program, given, folder, log)?)
            }
            Self::Daprd(programs) => {
                Running::Daprd(DaprdWithServices::start(programs, given, folder, log)?)
            }
        })
    }
}

/// A running sidecar with its services. Dropping the value stops them.
#[derive(Debug)]
pub(super) enum Running {
    Embedded(EmbeddedSidecar),
    Daprd(DaprdWithServices),
}

impl Running {
    /// Waits until it can reach its application.
    pub(super) fn wait_until_ready(&mut self) -> Result<()> {
        match self {
            Self::Embedded(sidecar) => sidecar.wait_until_ready(),
            Self::Daprd(sidecar) => sidecar.wait_until_ready(),
        }
    }

    /// Stops the sidecar and its services.
    pub(super) fn stop(self) -> Result<()> {
        match self {
            Self::Embedded(sidecar) => sidecar.stop(),
            Self::Daprd(sidecar) => sidecar.stop(),
        }
    }

    /// Waits until the sidecar ends after a shutdown request, then stops its services.
    pub(super) fn wait_for_end(self) -> Result<()> {
        match self {
            Self::Embedded(sidecar) => sidecar.wait_for_end(),
            Self::Daprd(sidecar) => sidecar.wait_for_end(),
        }
    }
}

/// Creates an empty folder.
fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("create the folder {}", folder.display()))
}
