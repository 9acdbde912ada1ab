//! The memory of the client for large data.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use xtask::daprd::Daprd;
use xtask::process::capture;

use crate::backing::Programs;
use crate::keys;

const MEGABYTES: u64 = 256;

/// The limit of the client's process, in kB.
const LIMIT: u64 = 64 * 1024;

#[test]
#[cfg(target_os = "linux")]
fn large_data_is_streamed_with_little_memory() -> Result<()> {
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
    let mut client = Command::new(env!("CARGO_BIN_EXE_stream"));
    client
        .env_clear()
        .stdin(Stdio::null())
        .arg(MEGABYTES.to_string());
    client.env("DAPR_HTTP_PORT", sidecar.http_port().to_string());
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
