//! Progress of long operations.

use std::io::IsTerminal as _;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Shows progress until it is dropped: a spinner with the elapsed time on a terminal, otherwise a
/// line every 20 seconds.
#[derive(Debug)]
pub struct Progress(Kind);

#[derive(Debug)]
enum Kind {
    Spinner(ProgressBar),
    Lines {
        stop: Option<Sender<()>>,
        thread: Option<JoinHandle<()>>,
    },
}

impl Progress {
    /// Progress of the only operation that prints.
    #[must_use]
    pub fn start(label: &str) -> Self {
        if !std::io::stderr().is_terminal() {
            return Self::lines(label, Duration::from_secs(20));
        }
        let bar = ProgressBar::new_spinner().with_message(label.to_owned());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(120));
        Self(Kind::Spinner(bar))
    }

    /// Progress of an operation in the background: lines only.
    #[must_use]
    pub fn in_background(label: &str) -> Self {
        Self::lines(label, Duration::from_secs(60))
    }

    fn lines(label: &str, every: Duration) -> Self {
        let (stop, stopped) = mpsc::channel();
        let label = label.to_owned();
        let started = Instant::now();
        let thread = thread::spawn(move || {
            while stopped.recv_timeout(every) == Err(RecvTimeoutError::Timeout) {
                super::note(format_args!(
                    "... {label} ({})",
                    super::duration(started.elapsed())
                ));
            }
        });
        Self(Kind::Lines {
            stop: Some(stop),
            thread: Some(thread),
        })
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        match &mut self.0 {
            Kind::Spinner(bar) => bar.finish_and_clear(),
            Kind::Lines { stop, thread } => {
                drop(stop.take());
                if let Some(thread) = thread.take() {
                    let _ = thread.join();
                }
            }
        }
    }
}
