//! Wasmtime, which runs and serves WASI 0.2 components, from PyPI.

use std::env::consts::EXE_SUFFIX;
use std::ffi::OsStr;
use std::fmt::{self, Display, Formatter};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use super::python::Packages;
use super::{Tools, lookup, or_else};
use crate::process::capture;

const BY_HAND: &str = "install Wasmtime by hand: see https://wasmtime.dev, or set WASMTIME to the path of the program";

/// Prints the folder of the program.
const FOLDER: &str = "import os, wasmtime_cli; print(os.path.dirname(wasmtime_cli.__file__))";

/// An installed Wasmtime.
#[derive(Debug, Clone)]
pub struct Wasmtime {
    program: PathBuf,
    version: String,
}

impl Tools {
    /// Wasmtime, if it is installed: the program that `WASMTIME` names, the one on `PATH`, or the one
    /// in the folder for tools.
    ///
    /// # Errors
    ///
    /// Fails if `WASMTIME` does not name a program, or the program does not work.
    pub fn find_wasmtime(&self) -> Result<Option<Wasmtime>> {
        let found = lookup::from_env("WASMTIME")?.or_else(|| lookup::on_path("wasmtime"));
        if let Some(program) = found {
            return Wasmtime::new(program).map(Some);
        }
        let python = self.find_python(packages(&self.wasmtime_requirements()))?;
        python.map(|python| installed(&python)).transpose()
    }

    /// Wasmtime, installed if it is missing.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be installed; the message says how to install it by hand.
    pub fn wasmtime(&self) -> Result<Wasmtime> {
        if let Some(found) = self.find_wasmtime()? {
            return Ok(found);
        }
        let python = self.python(packages(&self.wasmtime_requirements()));
        installed(&or_else(python, BY_HAND)?)
    }

    fn wasmtime_requirements(&self) -> PathBuf {
        self.project.root().join("xtask/wasmtime/requirements.txt")
    }
}

fn packages(requirements: &Path) -> Packages<'_> {
    Packages {
        name: "wasmtime",
        requirements,
        megabytes: 90,
    }
}

fn installed(python: &Path) -> Result<Wasmtime> {
    let folder = capture(Command::new(python).args(["-c", FOLDER]))?;
    let program = Path::new(&folder).join(format!("wasmtime{EXE_SUFFIX}"));
    make_executable(&program).with_context(|| format!("make {} executable", program.display()))?;
    Wasmtime::new(program)
}

/// Sets the permission to run the program, which the package does not have.
#[cfg(unix)]
fn make_executable(program: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut permissions = fs::metadata(program)?.permissions();
    if permissions.mode() & 0o111 == 0 {
        permissions.set_mode(permissions.mode() | 0o555);
        fs::set_permissions(program, permissions)?;
    }
    Ok(())
}

#[cfg(not(unix))]
fn make_executable(_program: &Path) -> io::Result<()> {
    Ok(())
}

impl Wasmtime {
    fn new(program: PathBuf) -> Result<Self> {
        let output = capture(Command::new(&program).arg("--version"))
            .context("get the version of Wasmtime")?;
        let Some((major, minor, patch)) = lookup::version(&output) else {
            bail!("`wasmtime --version` prints no version: {output:?}; is it Wasmtime?");
        };
        let version = format!("{major}.{minor}.{patch}");
        Ok(Self { program, version })
    }

    /// The version, for example `49.0.3`.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Returns a command that runs a component with only these environment variables.
    pub fn run<K, V, A>(
        &self,
        component: &Path,
        env: impl IntoIterator<Item = (K, V)>,
        args: impl IntoIterator<Item = A>,
    ) -> Command
    where
        K: AsRef<OsStr>,
        V: AsRef<OsStr>,
        A: AsRef<OsStr>,
    {
        let mut command = Command::new(&self.program);
        command.args(["run", "-S", "http"]);
        add_env(&mut command, env);
        command.arg(component).args(args);
        command
    }

    /// Returns a command that serves a component at this port of 127.0.0.1, with only these environment
    /// variables.
    pub fn serve<K, V>(
        &self,
        component: &Path,
        port: u16,
        env: impl IntoIterator<Item = (K, V)>,
    ) -> Command
    where
        K: AsRef<OsStr>,
        V: AsRef<OsStr>,
    {
        let mut command = Command::new(&self.program);
        command.args(["serve", "-S", "cli"]);
        command.arg(format!("--addr=127.0.0.1:{port}"));
        add_env(&mut command, env);
        command.arg(component);
        command
    }
}

fn add_env<K, V>(command: &mut Command, env: impl IntoIterator<Item = (K, V)>)
where
    K: AsRef<OsStr>,
    V: AsRef<OsStr>,
{
    for (name, value) in env {
        let mut variable = name.as_ref().to_owned();
        variable.push("=");
        variable.push(value);
        command.arg("--env").arg(variable);
    }
}

impl Display for Wasmtime {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let program = self.program.display();
        write!(f, "{program} (version {})", self.version)
    }
}
