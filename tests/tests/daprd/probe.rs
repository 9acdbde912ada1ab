//! The program under test: how it is built and run, and its output.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Result, bail};
use xtask::process::{Group, capture, run_logged};
use xtask::program::{Flavour, Program, refuse_interpreted};
use xtask::project::{Project, in_ci};
use xtask::tools::{require_wasmedge, require_wasmtime};

use crate::world::World;

/// The timeout of all cases together.
const LIMIT: Duration = Duration::from_secs(300);

/// Whether to run this case. All run unless `PROBE_CASES` contains parts of names.
pub(crate) fn is_wanted(name: &str) -> bool {
    name.contains(&selection())
}

fn selection() -> String {
    std::env::var("PROBE_CASES").unwrap_or_default()
}

/// The program for one target and transport.
pub(crate) struct Probe {
    name: String,
    program: Runnable,
}

enum Runnable {
    /// The program that cargo built together with this test.
    Native(PathBuf),
    WebAssembly(Program),
}

/// Finds WasmEdge. `None` if the test is to be skipped.
pub(crate) fn wasmedge() -> Result<Option<Flavour>> {
    let wasmedge = require_wasmedge()?.map(Flavour::WasmEdge);
    with_library(wasmedge, "wasm32-wasip1", "wasm-target")
}

/// Finds Wasmtime. `None` if the test is to be skipped.
pub(crate) fn wasmtime() -> Result<Option<Flavour>> {
    let wasmtime = require_wasmtime()?.map(Flavour::Wasmtime);
    with_library(wasmtime, "wasm32-wasip2", "component-target")
}

/// Returns the flavour if the standard library for its target is installed.
fn with_library(flavour: Option<Flavour>, target: &str, tool: &str) -> Result<Option<Flavour>> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", target]);
    if flavour.is_none() || Path::new(&capture(&mut rustc)?).is_dir() {
        return Ok(flavour);
    }
    let skip = format!(
        "this test needs the standard library for {target}: run `cargo xtask tools {tool}`"
    );
    if in_ci() {
        bail!("{skip}");
    }
    eprintln!("skipped: {skip}");
    Ok(None)
}

impl Probe {
    /// The program that cargo built together with this test.
    pub(crate) fn native() -> Self {
        Self {
            name: "native".to_owned(),
            program: Runnable::Native(env!("CARGO_BIN_EXE_probe").into()),
        }
    }

    /// Builds the program as WebAssembly.
    pub(crate) fn webassembly(flavour: &Flavour, name: &str, features: &[&str]) -> Result<Self> {
        let project = Project::find()?;
        let folder = project.target().join("xtask");
        fs::create_dir_all(&folder)?;
        // Builds with other features write the same file, possibly in another process. The lock is released
        // when dropped.
        let lock = File::create(folder.join("probe.lock"))?;
        lock.lock()?;
        let mut cargo = flavour.build(&project, &["tests"]);
        cargo.args(["--bin", "probe"]).args(features);
        run_logged(&mut cargo, &folder.join(format!("build-probe-{name}.log")))?;
        Ok(Self {
            name: name.to_owned(),
            program: Runnable::WebAssembly(flavour.program(&project, "probe")?),
        })
    }

    /// Runs the program and returns the names of the passed cases.
    ///
    /// # Errors
    ///
    /// Fails if a case failed, or the program did not finish.
    pub(crate) fn passed(&self, mut sidecars: impl World) -> Result<BTreeSet<String>> {
        let printed = sidecars.folder().join("probe.out");
        let error_file = sidecars.folder().join("probe.err");
        let mut command = self.command(&sidecars);
        command.stdin(Stdio::null());
        command
            .stdout(File::create(&printed)?)
            .stderr(File::create(&error_file)?);
        let started = Instant::now();
        let status = Group::spawn(&mut command)?.wait_for(LIMIT)?;
        let took = started.elapsed();
        let (printed, errors) = (
            fs::read_to_string(&printed)?,
            fs::read_to_string(&error_file)?,
        );
        let (passed, others): (Vec<_>, Vec<_>) =
            printed.lines().partition(|line| line.starts_with("ok "));
        println!("{}: {} cases passed in {took:.1?}", self.name, passed.len());
        if !others.is_empty() || !status.is_some_and(|status| status.success()) {
            let end = status.map_or_else(
                || format!("did not end within {LIMIT:?}"),
                |s| s.to_string(),
            );
            bail!(
                "{} cases passed; the program: {end}\n{}\nthe last line was: {}\n{errors}\n{}",
                passed.len(),
                others.join("\n"),
                printed.lines().last().unwrap_or_default(),
                sidecars.tails()
            );
        }
        refuse_interpreted(&error_file)?;
        let names = passed.iter().filter_map(|line| line.strip_prefix("ok "));
        let names: BTreeSet<_> = names.map(str::to_owned).collect();
        if names.len() != passed.len() {
            bail!("two cases have the same name");
        }
        Ok(names)
    }

    fn command(&self, sidecars: &impl World) -> Command {
        let variables = sidecars.ports().variables();
        match &self.program {
            Runnable::WebAssembly(program) => program.command(variables, [selection()]),
            Runnable::Native(path) => {
                let mut command = Command::new(path);
                // As in WebAssembly: no other variables, in particular none of Dapr's.
                command.env_clear().envs(variables).arg(selection());
                command
            }
        }
    }
}
