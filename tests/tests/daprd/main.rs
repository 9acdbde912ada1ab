//! The cases against the real daprd, with one program from one source: native, as WebAssembly in WasmEdge
//! with each available transport, and as a WASI 0.2 component in Wasmtime; and native against the embedded
//! sidecar, where they must pass as well.
//!
//! Each run has its own sidecars, application and recorder.

#![cfg(not(target_os = "wasi"))]

mod backing;
mod callbacks;
mod embedded;
mod flags;
mod keys;
mod memory;
mod probe;
mod sidecars;
mod world;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use anyhow::{Context as _, Result, anyhow};
use backing::Programs;
use embedded::Embedded;
use probe::Probe;
use sidecars::Sidecars;
use xtask::program::Flavour;
use xtask::tools::require_workflow_worker;

/// The output of the native program, which runs once because the other runs are compared with it.
fn native() -> Result<&'static BTreeSet<String>> {
    static PASSED: OnceLock<Result<BTreeSet<String>>> = OnceLock::new();
    let passed = PASSED.get_or_init(|| {
        let programs = Programs::require()?.context("a program is missing")?;
        Probe::native().passed(Sidecars::start(&programs)?)
    });
    passed.as_ref().map_err(|error| anyhow!("{error:#}"))
}

/// The names of the cases.
fn all(worker: bool) -> BTreeSet<String> {
    let cases = tests::cases::all(worker);
    let names = cases.iter().map(|case| case.name().to_owned());
    names.filter(|name| probe::is_wanted(name)).collect()
}

#[test]
fn native_passes() -> Result<()> {
    if Programs::require()?.is_none() {
        return Ok(());
    }
    assert_eq!(*native()?, all(true));
    Ok(())
}

#[test]
fn native_passes_with_the_embedded_sidecar() -> Result<()> {
    // Cases that need a worker are skipped without one.
    let worker = require_workflow_worker()?;
    let passed = Probe::native().passed(Embedded::start(worker.as_ref())?)?;
    assert_eq!(passed, all(worker.is_some()));
    Ok(())
}

#[test]
fn wasmedge_passes() -> Result<()> {
    in_wasmedge("hyper_wasi", &[])
}

#[test]
fn wasmedge_passes_with_reqwest_wasi() -> Result<()> {
    in_wasmedge("reqwest_wasi", &["--features", "reqwest-wasi"])
}

fn in_wasmedge(transport: &str, features: &[&str]) -> Result<()> {
    as_webassembly(probe::wasmedge()?, transport, features)
}

#[test]
fn component_passes() -> Result<()> {
    as_webassembly(probe::wasmtime()?, "wasi_http", &[])
}

fn as_webassembly(flavour: Option<Flavour>, transport: &str, features: &[&str]) -> Result<()> {
    let (Some(programs), Some(flavour)) = (Programs::require()?, flavour) else {
        return Ok(());
    };
    let probe = Probe::webassembly(&flavour, transport, features)?;
    let passed = probe
        .passed(Sidecars::start(&programs)?)
        .with_context(|| format!("with {transport}"))?;
    assert_eq!(passed, *native().context("the native run, for comparison")?);
    Ok(())
}
