//! Output of the steps of the demo.

use std::time::Instant;

use anyhow::Result;

use crate::net;
use crate::ui::{self, Progress};

/// Runs a step: prints one text while it runs, and another when it is done.
pub(super) fn step<T>(meanwhile: &str, done: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let started = Instant::now();
    let progress = Progress::start(meanwhile);
    let result = work();
    drop(progress);
    report(meanwhile, done, started, &result);
    result
}

/// Prints the result of a step.
pub(super) fn report<T>(meanwhile: &str, done: &str, started: Instant, result: &Result<T>) {
    match result {
        Ok(_) => ui::done(done, started.elapsed()),
        Err(_) => ui::failed(meanwhile, started.elapsed()),
    }
}

/// Returns the usual port, or a free one if it is in use.
pub(super) fn port(whose: &str, usual: u16) -> Result<u16> {
    if net::is_free(usual) {
        return Ok(usual);
    }
    let port = net::free_port()?;
    ui::note(format_args!(
        "port {usual} is in use; {whose} uses port {port} instead"
    ));
    Ok(port)
}
