//! The flags of daprd, which the embedded sidecar accepts.

use std::process::Command;

use anyhow::{Context as _, Result};
use xtask::tools::{DaprProgram, require_dapr};

/// The recorded flags that the embedded sidecar is tested with.
const RECORDED: &str = include_str!("../../../sidecar/src/cli/flags/recorded/daprd.txt");

/// One line for each flag of a help text: name, short name, type.
fn flags(help: &str) -> Vec<String> {
    let lines = help.lines().filter_map(|line| {
        let (name, rest) = line.trim_start().strip_prefix("--")?.split_once(' ')?;
        let kind = rest.split("  ").next().filter(|kind| !kind.is_empty());
        Some(format!("{name} - {}", kind.unwrap_or("bool")))
    });
    lines.collect()
}

#[test]
fn the_recorded_flags_equal_those_of_daprd() -> Result<()> {
    let Some(daprd) = require_dapr(DaprProgram::Daprd)? else {
        return Ok(());
    };
    let output = Command::new(daprd)
        .arg("--help")
        .output()
        .context("run daprd")?;
    // daprd prints its flags to standard error.
    let help = String::from_utf8([output.stdout, output.stderr].concat())?;
    let recorded: Vec<_> = RECORDED
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    assert_eq!(flags(&help), recorded);
    Ok(())
}
