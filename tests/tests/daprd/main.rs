//! The cases of this package against the real daprd, by one program from one source: native, and
//! as WebAssembly in WasmEdge with each of the transports that the client has there.
//!
//! Each run has sidecars, an application and a recorder of its own, so runs do not meet.

#![cfg(not(target_os = "wasi"))]

mod backing;
mod keys;
mod memory;
mod probe;
mod sidecars;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use anyhow::{Context as _, Result, anyhow};
use backing::Programs;
use probe::Probe;

/// What the native program prints; run once, because the other runs are compared with it.
fn native() -> Result<&'static BTreeSet<String>> {
    static PASSED: OnceLock<Result<BTreeSet<String>>> = OnceLock::new();
    let passed = PASSED.get_or_init(|| {
        let programs = Programs::require()?.context("a program is missing")?;
        Probe::native().passed(&programs)
    });
    passed.as_ref().map_err(|error| anyhow!("{error:#}"))
}

#[test]
fn native_passes() -> Result<()> {
    if Programs::require()?.is_none() {
        return Ok(());
    }
    let expected = tests::cases::all();
    let expected = expected.iter().map(|case| case.name().to_owned());
    let expected: BTreeSet<_> = expected.filter(|name| probe::is_wanted(name)).collect();
    assert_eq!(*native()?, expected);
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
    let (Some(programs), Some(wasmedge)) = (Programs::require()?, probe::wasmedge()?) else {
        return Ok(());
    };
    let probe = Probe::for_wasmedge(wasmedge, transport, features)?;
    let passed = probe
        .passed(&programs)
        .with_context(|| format!("with {transport}"))?;
    assert_eq!(passed, *native().context("the native run, for comparison")?);
    Ok(())
}
