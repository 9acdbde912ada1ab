//! What the results depend on.

use std::fs;
use std::process::Command;
use std::thread;

use anyhow::Result;

use crate::process::capture;
use crate::project::Project;

/// The processor, and the versions of the system, of Rust and of this project.
pub(super) fn versions(project: &Project) -> Result<Vec<String>> {
    let text = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = text
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    let model = model.map_or("unknown processor", |(_, model)| model.trim());
    let cores = thread::available_parallelism()?;
    let rust = capture(
        Command::new("rustc")
            .arg("--version")
            .current_dir(project.root()),
    )?;
    let rust: Vec<_> = rust.split(' ').take(2).collect();
    let system = capture(Command::new("uname").arg("-sr"))?;
    Ok(vec![
        rust.join(" "),
        format!("{cores} cores of {model}"),
        system,
        format!("commit {}", commit(project)),
    ])
}

/// How busy the machine is with other work: processes that want to run, on average.
pub(super) fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = text.split(' ').next().filter(|load| !load.is_empty());
    format!(
        "load average {} before the start",
        load.unwrap_or("unknown")
    )
}

/// Today, in UTC.
pub(super) fn date() -> Result<String> {
    capture(Command::new("date").args(["-u", "+%Y-%m-%d"]))
}

fn commit(project: &Project) -> String {
    let mut git = Command::new("git");
    git.current_dir(project.root())
        .args(["rev-parse", "--short", "HEAD"]);
    capture(&mut git).unwrap_or_else(|_| "unknown".to_owned())
}
