//! Services for the sidecars of the conformance kit.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result};
use dapr_conformance::world;

use super::LIMIT;
use crate::project::Project;
use crate::service::{Ready, Service};
use crate::tools::{DaprProgram, Tools};

/// Creates an empty folder.
pub(super) fn folder(project: &Project, name: &str) -> Result<PathBuf> {
    let folder = project.target().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("empty {}", folder.display()))?;
    }
    for name in ["files/archive", "files/keys"] {
        let folder = folder.join(name);
        fs::create_dir_all(&folder).with_context(|| format!("make {}", folder.display()))?;
    }
    for (name, text) in world::FILES {
        let file = folder.join("files").join(name);
        fs::write(&file, text).with_context(|| format!("write {}", file.display()))?;
    }
    Ok(folder)
}

/// Starts the pluggable components, with sockets in this folder, and the gRPC application.
pub(super) fn pluggable(tools: &Tools, sockets: &Path, app: u16, folder: &Path) -> Result<Service> {
    let mut command = Command::new(tools.dapr(DaprProgram::Pluggable)?);
    command
        .arg(sockets.join("droid.sock"))
        .arg(app.to_string())
        .current_dir(folder);
    let ready = Ready::Says("pluggable components listen");
    let log = folder.join("pluggable.log");
    Service::start("pluggable", command, &log, &ready, LIMIT)
}
