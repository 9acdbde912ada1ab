//! WasmEdge, which compiles WebAssembly ahead of time and runs it.

use std::ffi::{OsStr, OsString};
use std::fmt::{self, Display, Formatter};
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result, bail};

use super::{Tools, lookup, wasmedge_root};
use crate::process::capture;

/// An installed WasmEdge.
#[derive(Debug, Clone)]
pub struct WasmEdge {
    /// The command that starts the program, for example the dynamic loader with its arguments.
    launcher: Vec<OsString>,
    version: String,
    /// Whether it has the option `--run-mode`, without which it may interpret compiled code.
    knows_run_mode: bool,
    cache: PathBuf,
}

impl Tools {
    /// WasmEdge, if it is installed: the program that `WASMEDGE` names, the one on `PATH`, or the one
    /// in the folder for tools.
    ///
    /// # Errors
    ///
    /// Fails if `WASMEDGE` does not name a program, or the program does not work.
    pub fn find_wasmedge(&self) -> Result<Option<WasmEdge>> {
        let cache = self.project.target().join("wasmedge");
        let launcher = match lookup::from_env("WASMEDGE")?.or_else(|| lookup::on_path("wasmedge")) {
            Some(program) => Some(vec![program.into_os_string()]),
            None => wasmedge_root::launcher(&wasmedge_root::path(&self.dir)),
        };
        launcher
            .map(|launcher| WasmEdge::new(launcher, cache))
            .transpose()
    }
}

impl WasmEdge {
    fn new(launcher: Vec<OsString>, cache: PathBuf) -> Result<Self> {
        let mut wasmedge = Self {
            launcher,
            version: String::new(),
            knows_run_mode: false,
            cache,
        };
        let output =
            capture(wasmedge.bare().arg("--version")).context("get the version of WasmEdge")?;
        let Some((major, minor, patch)) = lookup::version(first_version(&output)) else {
            bail!("`wasmedge --version` prints no version: {output:?}; is it WasmEdge?");
        };
        wasmedge.version = format!("{major}.{minor}.{patch}");
        wasmedge.knows_run_mode = capture(wasmedge.bare().arg("--help"))?.contains("--run-mode");
        Ok(wasmedge)
    }

    /// The version, for example `0.14.1`.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }

    /// Compiles a WebAssembly program to native code and returns the file. Compiles each program
    /// once. The file is a `.so`: WasmEdge may interpret a compiled `.wasm`.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be read or WasmEdge does not compile it.
    pub fn compile(&self, wasm: &Path) -> Result<PathBuf> {
        let bytes = fs::read(wasm).with_context(|| format!("read {}", wasm.display()))?;
        let mut hasher = DefaultHasher::new();
        (&bytes, &self.version, &self.launcher).hash(&mut hasher);
        let stem = wasm
            .file_stem()
            .unwrap_or(OsStr::new("program"))
            .to_string_lossy();
        let compiled = self
            .cache
            .join(format!("{stem}-{:016x}.so", hasher.finish()));
        if compiled.is_file() {
            return Ok(compiled);
        }
        fs::create_dir_all(&self.cache)
            .with_context(|| format!("create the folder {}", self.cache.display()))?;
        // The name must end with `.so`: WasmEdge derives the format from it.
        let partial = format!("{stem}-partial-{}-{}.so", std::process::id(), unique());
        let partial = self.cache.join(partial);
        capture(self.bare().arg("compile").arg(wasm).arg(&partial)).with_context(|| {
            format!("compile {} with WasmEdge {}", wasm.display(), self.version)
        })?;
        fs::rename(&partial, &compiled)
            .with_context(|| format!("rename {} to {}", partial.display(), compiled.display()))?;
        Ok(compiled)
    }

    /// Returns a command that runs a program with only these environment variables.
    pub fn command<K, V, A>(
        &self,
        program: &Path,
        env: impl IntoIterator<Item = (K, V)>,
        args: impl IntoIterator<Item = A>,
    ) -> Command
    where
        K: AsRef<OsStr>,
        V: AsRef<OsStr>,
        A: AsRef<OsStr>,
    {
        let mut command = self.bare();
        if self.knows_run_mode {
            command.args(["--run-mode", "aot"]);
        }
        for (name, value) in env {
            let mut variable = name.as_ref().to_owned();
            variable.push("=");
            variable.push(value);
            command.arg("--env").arg(variable);
        }
        command.arg(program).args(args);
        command
    }

    fn bare(&self) -> Command {
        let mut command = Command::new(&self.launcher[0]);
        command.args(&self.launcher[1..]);
        command
    }
}

impl Display for WasmEdge {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let program = self
            .launcher
            .last()
            .map(|program| program.to_string_lossy());
        write!(
            f,
            "{} (version {})",
            program.unwrap_or_default(),
            self.version
        )
    }
}

/// Returns a unique number for the name of a partial file: tests compile in parallel.
fn unique() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    NEXT.fetch_add(1, Ordering::Relaxed)
}

/// Returns the output from the first "version " on. The text before it can contain the path of the
/// program, which may look like a version. Later lines contain the versions of plugins.
fn first_version(output: &str) -> &str {
    output.find("version ").map_or(output, |at| &output[at..])
}
