//! The programs of Dapr, and our pluggable components, built from source.

use std::env;
use std::fmt::{self, Display, Formatter};
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result};

use super::go::{self, GoMod};
use super::lock::Lock;
use super::{Tools, lookup, or_else};
use crate::process::run_logged;
use crate::ui;

const WITHOUT_GO: &str = "install Go from https://go.dev/dl, or install daprd by hand \
                          (https://docs.dapr.io/getting-started/install-dapr-selfhost) and set DAPRD to its path";
const BY_HAND: &str = "run the command again, which resumes the build, or set DAPRD, \
                       PLACEMENT, SCHEDULER or PLUGGABLE to the path of an existing program";

/// A program built from the sources of Dapr.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DaprProgram {
    /// The sidecar.
    Daprd,
    /// Assigns actors to hosts.
    Placement,
    /// Runs jobs, reminders and workflows.
    Scheduler,
    /// Pluggable components for the conformance kit, from `tests/dapr/pluggable/`.
    Pluggable,
}

impl DaprProgram {
    fn name(self) -> &'static str {
        match self {
            Self::Daprd => "daprd",
            Self::Placement => "placement",
            Self::Scheduler => "scheduler",
            Self::Pluggable => "pluggable",
        }
    }

    fn variable(self) -> String {
        self.name().to_uppercase()
    }

    /// Time and space that the build takes.
    pub(super) fn effort(self) -> &'static str {
        match self {
            Self::Daprd => "about 7 minutes on two cores, 8 GB of temporary files",
            Self::Placement | Self::Scheduler => "about 1 minute",
            Self::Pluggable => {
                "a few seconds after daprd; otherwise 2 minutes, 2 GB of temporary files"
            }
        }
    }

    fn tags(self) -> &'static str {
        match self {
            Self::Daprd => "allcomponents,subtlecrypto",
            Self::Placement | Self::Scheduler | Self::Pluggable => "",
        }
    }

    /// The package argument of `go build`.
    fn package(self) -> String {
        match self {
            Self::Pluggable => "./pluggable".to_owned(),
            _ => format!("github.com/dapr/dapr/cmd/{self}"),
        }
    }

    /// The reason for building it.
    fn about(self) -> &'static str {
        match self {
            Self::Pluggable => "required by the conformance kit; sources in tests/dapr/",
            _ => "required by tests and the demo, and not installed",
        }
    }
}

impl Display for DaprProgram {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Tools {
    /// A program of Dapr, if it is installed: the one that `DAPRD`, `PLACEMENT`, `SCHEDULER` or
    /// `PLUGGABLE` names, or the one in the folder for tools.
    ///
    /// # Errors
    ///
    /// Fails if the variable does not name a program.
    pub fn find_dapr(&self, program: DaprProgram) -> Result<Option<PathBuf>> {
        if let Some(path) = lookup::from_env(&program.variable())? {
            return Ok(Some(path));
        }
        let path = self.built(program, &self.dapr_version()?)?;
        Ok(path.is_file().then_some(path))
    }

    /// The version of Dapr that the tests are written for.
    ///
    /// # Errors
    ///
    /// Fails if `tests/dapr/go.mod` does not state it.
    pub fn dapr_version(&self) -> Result<String> {
        Ok(GoMod::read(&self.dapr_module())?.dapr)
    }

    fn dapr_module(&self) -> PathBuf {
        self.project.root().join("tests/dapr")
    }

    fn dapr_dir(&self, version: &str) -> PathBuf {
        self.dir.join(format!("dapr-{version}"))
    }

    /// The path of a program. For one with sources in this project, the path depends on them.
    fn built(&self, program: DaprProgram, version: &str) -> Result<PathBuf> {
        let name = match program {
            DaprProgram::Pluggable => {
                let sources = self.dapr_module().join(program.name());
                format!("{program}-{:016x}", fingerprint(&sources)?)
            }
            _ => program.name().to_owned(),
        };
        Ok(self.dapr_dir(version).join(name))
    }
}

/// Builds programs that are missing.
pub(super) fn build(tools: &Tools, programs: &[DaprProgram]) -> Result<()> {
    let module = tools.dapr_module();
    let GoMod {
        go: least,
        dapr: version,
    } = GoMod::read(&module)?;
    let go = or_else(go::find("Dapr", &module, &least), WITHOUT_GO)?;
    let _lock = Lock::acquire(&tools.dir, "dapr")?;
    let dir = tools.dapr_dir(&version);
    fs::create_dir_all(&dir).with_context(|| format!("create the folder {}", dir.display()))?;
    let cache = tools.dir.join("go-cache");
    for program in programs {
        let path = tools.built(*program, &version)?;
        if path.is_file() {
            continue; // Another process built it in the meantime.
        }
        ui::note(format_args!(
            "building {program} {version} with {} into {} ({}): {}",
            go.display(),
            path.display(),
            program.effort(),
            program.about()
        ));
        let started = Instant::now();
        let progress = tools.progress(&format!("building {program} {version}"));
        let partial = dir.join(format!("{program}.partial"));
        let log = tools.dir.join(format!("{program}.log"));
        let mut command = go_build(tools, &go, &cache, *program, &version, &partial);
        or_else(run_logged(&mut command, &log), BY_HAND)?;
        fs::rename(&partial, &path).with_context(|| format!("rename {}", partial.display()))?;
        drop(progress);
        let size = fs::metadata(&path).map_or(0, |data| data.len() / 1_000_000);
        ui::note(format_args!(
            "built {program} {version}, {size} MB, in {}",
            ui::duration(started.elapsed())
        ));
    }
    clean(&cache)
}

fn go_build(
    tools: &Tools,
    go: &Path,
    cache: &Path,
    program: DaprProgram,
    version: &str,
    output: &Path,
) -> Command {
    // With low priority: a test run compiles at the same time.
    let mut command = match lookup::on_path("nice") {
        Some(nice) if tools.background => {
            let mut command = Command::new(nice);
            command.args(["-n", "10"]).arg(go);
            command
        }
        _ => Command::new(go),
    };
    command.current_dir(tools.dapr_module()).args([
        "build",
        "-mod=readonly",
        "-modcacherw",
        "-buildvcs=false",
    ]);
    if !program.tags().is_empty() {
        command.args(["-tags", program.tags()]);
    }
    let flags = format!("-s -w -X github.com/dapr/dapr/pkg/buildinfo.version={version}");
    command.args(["-ldflags", &flags]).arg("-o").arg(output);
    command.arg(program.package());
    command.env("CGO_ENABLED", "0").env("GOWORK", "off");
    // Not empty, so that the user's settings (`go env -w`) do not apply.
    command
        .env("GOFLAGS", "-mod=readonly")
        .env_remove("GOOS")
        .env_remove("GOARCH");
    command
        .env("GOMODCACHE", cache.join("mod"))
        .env("GOCACHE", cache.join("build"));
    command
}

/// Returns a hash of the sources in a folder.
fn fingerprint(folder: &Path) -> Result<u64> {
    let context = || format!("read the sources in {}", folder.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(context)? {
        let path = entry.with_context(context)?.path();
        files.push((
            path.file_name().map(ToOwned::to_owned),
            fs::read(&path).with_context(context)?,
        ));
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    files.hash(&mut hasher);
    Ok(hasher.finish())
}

/// Deletes sources and intermediate results.
fn clean(cache: &Path) -> Result<()> {
    if env::var_os("XTASK_KEEP_GO_CACHE").is_some_and(|value| value == "1") {
        ui::note(format_args!(
            "keeping {} because XTASK_KEEP_GO_CACHE is 1",
            cache.display()
        ));
        return Ok(());
    }
    if !cache.exists() {
        return Ok(());
    }
    fs::remove_dir_all(cache).with_context(|| format!("remove {}", cache.display()))?;
    ui::note(format_args!(
        "deleted {} (set XTASK_KEEP_GO_CACHE=1 to keep it)",
        cache.display()
    ));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_sources_are_another_program() -> Result<()> {
        let folder = tempfile::tempdir()?;
        fs::write(folder.path().join("main.go"), "package main")?;
        let before = fingerprint(folder.path())?;
        assert_eq!(before, fingerprint(folder.path())?);
        fs::write(folder.path().join("main.go"), "package main // changed")?;
        assert_ne!(before, fingerprint(folder.path())?);
        Ok(())
    }
}
