//! Steps of the demo as a person sees them.

use std::time::Instant;

use anyhow::Result;

use crate::net;
use crate::ui::{self, Progress};

/// Does something that takes a while: what is said meanwhile, and when it is done.
pub(super) fn step<T>(meanwhile: &str, done: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let started = Instant::now();
    let progress = Progress::start(meanwhile);
    let result = work();
    drop(progress);
    report(meanwhile, done, started, &result);
    result
}

/// Says what has become of something.
pub(super) fn report<T>(meanwhile: &str, done: &str, started: Instant, result: &Result<T>) {
    match result {
        Ok(_) => ui::done(done, started.elapsed()),
        Err(_) => ui::failed(meanwhile, started.elapsed()),
    }
}

/// The usual port, or another one if somebody has that.
pub(super) fn port(whose: &str, usual: u16) -> Result<u16> {
    if net::is_free(usual) {
        return Ok(usual);
    }
    let port = net::free_port()?;
    ui::note(format_args!(
        "another program listens on port {usual}: {whose} gets {port} instead"
    ));
    Ok(port)
}
