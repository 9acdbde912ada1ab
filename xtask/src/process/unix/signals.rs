//! SIGINT, SIGTERM and SIGHUP.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Signal, WaitOptions};
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::iterator::Signals;

use super::guard;

const GRACE: Duration = Duration::from_secs(5);

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Makes SIGINT, SIGTERM and SIGHUP stop all child processes, wait until they have ended, and end
/// this process. A second signal kills them.
///
/// For programs. Tests do not need it: the guard stops their child processes.
pub fn stop_all_on_signals() {
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM, SIGHUP]) else {
        return; // The guard stops child processes.
    };
    thread::spawn(move || {
        let Some(signal) = signals.forever().next() else {
            return;
        };
        INTERRUPTED.store(true, Ordering::SeqCst);
        stop_all(&mut signals);
        std::process::exit(128 + signal);
    });
}

/// Blocks forever after a signal, so that a thread does not report the end of a child that was
/// stopped by the signal.
pub(in crate::process) fn park_if_interrupted() {
    while INTERRUPTED.load(Ordering::SeqCst) {
        thread::park();
    }
}

fn stop_all(signals: &mut Signals) {
    let groups = guard::groups();
    if groups.is_empty() {
        return;
    }
    crate::ui::line("");
    crate::ui::note(format_args!(
        "interrupted: stopping {} child process(es)",
        groups.len()
    ));
    for group in &groups {
        guard::signal(*group, Signal::TERM);
    }
    let started = Instant::now();
    let mut remaining = groups;
    while !remaining.is_empty() && started.elapsed() < GRACE && signals.pending().next().is_none() {
        thread::sleep(Duration::from_millis(20));
        remaining.retain(|group| {
            // Reap the child; it would count as running.
            let _ = rustix::process::waitpid(Some(*group), WaitOptions::NOHANG);
            let alive = guard::alive(*group);
            if !alive {
                guard::remove(*group);
            }
            alive
        });
    }
    for group in remaining {
        guard::signal(group, Signal::KILL);
    }
}
