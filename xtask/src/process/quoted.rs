//! Runs a program and shows its output line by line.

use std::io::{BufRead as _, BufReader, Read, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};

use super::{Group, create, describe};
use crate::ui;

/// Runs a command, shows its output line by line, and writes it to a file.
///
/// # Errors
///
/// Fails if it cannot be started, fails, or takes longer than `limit`.
pub fn run_quoted(command: &mut Command, log: &Path, limit: Duration) -> Result<()> {
    let file = create(log)?;
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut group = Group::spawn(command)?;
    let child = group.child();
    let pipes: [Option<Box<dyn Read + Send>>; 2] = [
        child.stdout.take().map(|pipe| Box::new(pipe) as _),
        child.stderr.take().map(|pipe| Box::new(pipe) as _),
    ];
    let status = thread::scope(|scope| {
        for pipe in pipes.into_iter().flatten() {
            let mut file = &file;
            scope.spawn(move || {
                for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
                    let line = String::from_utf8_lossy(&line);
                    ui::quote(&line);
                    let _ = file.write_all(format!("{line}\n").as_bytes());
                }
            });
        }
        let status = group.wait_for(limit);
        // Closes the pipes, so that the threads end.
        group.stop();
        status
    });
    match status.context("wait for a program")? {
        Some(status) if status.success() => Ok(()),
        Some(status) => bail!("`{}` ended with {status}", describe(command)),
        None => bail!(
            "`{}` did not end within {} and was stopped",
            describe(command),
            ui::duration(limit)
        ),
    }
}
