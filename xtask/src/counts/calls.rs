//! Allocations and instructions of one call of the client, with a response from memory.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::callgrind;
use super::count::{Count, Kind};
use super::{build, log};
use crate::process::{capture, run_logged};
use crate::program::{Flavour, Program};
use crate::project::Project;
use crate::tools::Tools;
use crate::ui;

const PROGRAM: &str = "dapr-bench-calls";

/// The most allocations of a `get_state`.
const MOST_ALLOCATIONS: u64 = 10;

/// Numbers of calls whose difference is measured, so that starting the program does not count.
const CALLS: [u64; 2] = [200, 400];

/// Counts of each call. Instructions are those of the program itself: the C library differs between
/// machines.
pub(super) fn measure(project: &Project, tools: &Tools) -> Result<Vec<Count>> {
    let valgrind = tools.valgrind()?;
    build(project, PROGRAM, &["--release"])?;
    let program = Flavour::Native.program(project, PROGRAM)?;
    let mut counts = Vec::new();
    for line in capture(&mut command(&program))?.lines() {
        let line: Value =
            serde_json::from_str(line).context("read what dapr-bench-calls prints")?;
        let number = |name: &str| line[name].as_u64().with_context(|| format!("read {line}"));
        let call = line["call"]
            .as_str()
            .with_context(|| format!("read {line}"))?;
        let mut allocations = Count::new(Kind::Allocations, call, number("allocations")?);
        if call == "get_state" {
            allocations = allocations.with_limit(MOST_ALLOCATIONS);
        }
        counts.push(allocations);
        counts.push(Count::new(Kind::AllocatedBytes, call, number("bytes")?));
        ui::note(format_args!("{call}: {} ns", number("nanoseconds")?));
        let value = instructions(project, &valgrind, program.path(), call)?;
        counts.push(Count::new(Kind::Instructions, call, value));
    }
    Ok(counts)
}

fn instructions(project: &Project, valgrind: &Path, program: &Path, call: &str) -> Result<u64> {
    let mut totals = [0; 2];
    for (total, calls) in totals.iter_mut().zip(CALLS) {
        let profile = log(project, "calls").with_extension("callgrind");
        let mut command = Command::new(valgrind);
        command
            .args([
                "--tool=callgrind",
                "--compress-strings=no",
                "--compress-pos=no",
            ])
            .arg(format!("--callgrind-out-file={}", profile.display()))
            .arg(program)
            .args([call, &calls.to_string()]);
        run_logged(&mut command, &log(project, "callgrind"))?;
        let text =
            fs::read_to_string(&profile).with_context(|| format!("read {}", profile.display()))?;
        *total = callgrind::instructions(&text, &program.display().to_string())?;
    }
    Ok((totals[1] - totals[0]) / (CALLS[1] - CALLS[0]))
}

fn command(program: &Program) -> Command {
    program.command([("", ""); 0], [""; 0])
}
