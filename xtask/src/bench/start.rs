//! From the start of the process of `echo` to its first response, and the most memory until then.

use std::fs;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use super::Programs;
use super::samples::Samples;
use crate::net::{free_port, get_status};
use crate::process::Group;
use crate::ui::Progress;

const LIMIT: Duration = Duration::from_secs(30);

pub(super) fn measure(
    programs: &[Programs; 2],
    rounds: usize,
    samples: &mut Samples,
) -> Result<()> {
    let _progress = Progress::start("measuring the start of an application");
    for _ in 0..rounds {
        for one in programs {
            let (time, memory) = start(one)?;
            let milliseconds = time.as_secs_f64() * 1e3;
            let name = one.name();
            samples.add(
                (name, "start of echo", "client"),
                "milliseconds",
                [milliseconds],
            );
            samples.add((name, "memory of echo", "client"), "MB", [memory]);
        }
    }
    Ok(())
}

/// Returns the time to the first response, and the most memory in MB.
fn start(programs: &Programs) -> Result<(Duration, f64)> {
    let (port, sidecar) = (free_port()?, free_port()?);
    let env = [
        ("APP_PORT", port.to_string()),
        ("DAPR_HTTP_PORT", sidecar.to_string()),
    ];
    let mut command = programs.echo.command(env, [""; 0]);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let started = Instant::now();
    let mut group = Group::spawn(&mut command)?;
    while get_status(port, "/dapr/config").is_err() {
        if started.elapsed() > LIMIT {
            bail!(
                "echo ({}) has not responded after {LIMIT:?}",
                programs.name()
            );
        }
        thread::sleep(Duration::from_micros(200));
    }
    let time = started.elapsed();
    let memory = peak_memory(group.child().id())?;
    group.kill();
    Ok((time, memory))
}

/// The most memory of a process, in MB.
fn peak_memory(id: u32) -> Result<f64> {
    let path = format!("/proc/{id}/status");
    let text = fs::read_to_string(&path).with_context(|| format!("read {path}"))?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes: Option<f64> =
        line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok());
    Ok(kilobytes.with_context(|| format!("{path} has no VmHWM"))? * 1024.0 / 1e6)
}
