//! The memory of the client for large data.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use xtask::daprd::Daprd;
use xtask::process::capture;
use xtask::project::Project;

use crate::backing::Programs;
use crate::{keys, probe};

const MEGABYTES: u64 = 256;

/// The limit of the client's process, or of the memory of the component, in kB.
const LIMIT: u64 = 64 * 1024;

#[test]
#[cfg(target_os = "linux")]
fn large_data_is_streamed_with_little_memory() -> Result<()> {
    stream(|http_port| {
        let mut client = Command::new(env!("CARGO_BIN_EXE_stream"));
        client.env_clear().arg(MEGABYTES.to_string());
        client.env("DAPR_HTTP_PORT", http_port);
        client
    })
}

#[test]
fn large_data_is_streamed_with_little_memory_in_a_component() -> Result<()> {
    let Some(wasmtime) = probe::wasmtime()? else {
        return Ok(());
    };
    let program = wasmtime.build_program(&Project::find()?, "tests", "stream")?;
    stream(|http_port| program.command([("DAPR_HTTP_PORT", http_port)], [MEGABYTES.to_string()]))
}

fn stream(client: impl FnOnce(String) -> Command) -> Result<()> {
    let Some(programs) = Programs::require()? else {
        return Ok(());
    };
    let folder = tempfile::tempdir()?;
    keys::write(&folder.path().join("keys"))?;
    let component = Path::new(env!("CARGO_MANIFEST_DIR")).join("components/further/crypto.yaml");
    let resources = folder.path().join("resources");
    std::fs::create_dir_all(&resources)?;
    std::fs::copy(component, resources.join("crypto.yaml"))?;
    let sidecar = Daprd::builder(&programs.daprd)
        .resources(resources)
        .env(
            "PROBE_KEYS",
            folder.path().join("keys").display().to_string(),
        )
        // daprd buffers all data.
        .arg("--max-body-size=300Mi")
        .log(folder.path().join("daprd.log"))
        .start()?;
    let mut client = client(sidecar.http_port().to_string());
    client.stdin(Stdio::null());
    let started = Instant::now();
    let printed = capture(&mut client)?;
    let peak = printed
        .split_whitespace()
        .next()
        .and_then(|word| word.parse::<u64>().ok());
    let peak = peak.with_context(|| format!("the program printed {printed:?}"))?;
    println!(
        "{MEGABYTES} MB encrypted and decrypted in {:.1?}; the client needed {peak} kB at most",
        started.elapsed()
    );
    ensure!(peak < LIMIT, "the client needed {peak} kB of memory");
    Ok(())
}
