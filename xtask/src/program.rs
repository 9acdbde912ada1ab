//! Programs of this project: native, for WasmEdge, or WASI 0.2 components for Wasmtime.

use std::env::consts::EXE_SUFFIX;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::process::run_logged;
use crate::project::Project;
use crate::tools::{WasmEdge, Wasmtime};

/// Printed by WasmEdge when it does not use the compiled code.
const INTERPRETED: &str = "use interpreter mode instead";

/// Target of a program.
#[derive(Debug, Clone)]
pub enum Flavour {
    /// This machine.
    Native,
    /// WebAssembly (`wasm32-wasip1`), compiled ahead of time by this WasmEdge.
    WasmEdge(WasmEdge),
    /// A WASI 0.2 component (`wasm32-wasip2`), run by this Wasmtime.
    Wasmtime(Wasmtime),
}

impl Flavour {
    /// The name, also usable as part of a file name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Native => "native",
            Self::WasmEdge(_) => "wasmedge",
            Self::Wasmtime(_) => "wasmtime",
        }
    }

    /// The Cargo command that builds these packages with optimizations.
    #[must_use]
    pub fn build(&self, project: &Project, packages: &[&str]) -> Command {
        let mut cargo = project.cargo();
        cargo.arg("build");
        match self {
            Self::Native => cargo.arg("--release"),
            Self::WasmEdge(_) => cargo.args(["--profile", "wasm", "--target", "wasm32-wasip1"]),
            Self::Wasmtime(_) => cargo.args(["--profile", "wasm", "--target", "wasm32-wasip2"]),
        };
        for package in packages {
            cargo.args(["--package", package]);
        }
        cargo
    }

    /// Builds a package and returns one of its programs.
    ///
    /// # Errors
    ///
    /// Fails if it does not compile; the error includes the output of Cargo.
    pub fn build_program(&self, project: &Project, package: &str, name: &str) -> Result<Program> {
        let log = format!(
            "xtask/build-{package}-{}-{}.log",
            self.name(),
            std::process::id()
        );
        let log = project.target().join(log);
        run_logged(&mut self.build(project, &[package]), &log)?;
        self.program(project, name)
    }

    /// Returns a program that was built. For WasmEdge, compiles it ahead of time.
    ///
    /// # Errors
    ///
    /// Fails if it was not built, or WasmEdge refuses to compile it.
    pub fn program(&self, project: &Project, name: &str) -> Result<Program> {
        let target = project.target();
        let path = match self {
            Self::Native => target.join("release").join(executable(name)),
            Self::WasmEdge(_) => target.join(format!("wasm32-wasip1/wasm/{name}.wasm")),
            Self::Wasmtime(_) => target.join(format!("wasm32-wasip2/wasm/{name}.wasm")),
        };
        if !path.is_file() {
            bail!(
                "the program {name} was not built: {} does not exist",
                path.display()
            );
        }
        let flavour = self.clone();
        let path = match &flavour {
            Self::Native | Self::Wasmtime(_) => path,
            Self::WasmEdge(engine) => engine.compile(&path)?,
        };
        Ok(Program { path, flavour })
    }
}

/// A program that can be run.
#[derive(Debug, Clone)]
pub struct Program {
    path: PathBuf,
    flavour: Flavour,
}

impl Program {
    /// The path of the executable, of the module that WasmEdge compiled, or of the component.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The command that runs it with these environment variables.
    pub fn command<K, V, A>(
        &self,
        env: impl IntoIterator<Item = (K, V)>,
        args: impl IntoIterator<Item = A>,
    ) -> Command
    where
        K: AsRef<OsStr>,
        V: AsRef<OsStr>,
        A: AsRef<OsStr>,
    {
        match &self.flavour {
            Flavour::Native => {
                let mut command = Command::new(&self.path);
                command.envs(env).args(args);
                command
            }
            Flavour::WasmEdge(engine) => engine.command(&self.path, env, args),
            Flavour::Wasmtime(engine) => engine.run(&self.path, env, args),
        }
    }

    /// The command that runs a service, which listens at the port in the variable `APP_PORT`. Wasmtime
    /// listens in place of a component, which gets no arguments.
    pub fn service_command<A>(
        &self,
        port: u16,
        env: impl IntoIterator<Item = (&'static str, String)>,
        args: impl IntoIterator<Item = A>,
    ) -> Command
    where
        A: AsRef<OsStr>,
    {
        match &self.flavour {
            Flavour::Wasmtime(engine) => engine.serve(&self.path, port, env),
            _ => {
                let port = ("APP_PORT", port.to_string());
                self.command(env.into_iter().chain([port]), args)
            }
        }
    }
}

/// The file name of a native program.
pub(crate) fn executable(name: &str) -> String {
    format!("{name}{EXE_SUFFIX}")
}

/// Checks the log of a program that WasmEdge ran.
///
/// # Errors
///
/// Fails if WasmEdge interpreted the program: such a run does not test the compiled code.
pub fn refuse_interpreted(log: &Path) -> Result<()> {
    let text = fs::read(log).unwrap_or_default();
    if let Some(line) = String::from_utf8_lossy(&text)
        .lines()
        .find(|line| line.contains(INTERPRETED))
    {
        bail!("WasmEdge interpreted the program instead of running the compiled code: {line}");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interpreted_run_is_refused() -> Result<()> {
        let dir = tempfile::tempdir()?;
        let log = dir.path().join("log");
        fs::write(&log, "hello\n")?;
        refuse_interpreted(&log)?;
        fs::write(
            &log,
            "[error] AOT section -- number of codes not matching, use interpreter mode instead.\n",
        )?;
        let error =
            refuse_interpreted(&log).map_or_else(|error| error.to_string(), |()| String::new());
        assert!(error.contains("number of codes not matching"), "{error}");
        Ok(())
    }
}
