//! Terminal output: steps with check marks and durations, and progress.
//!
//! Uses colors only on a terminal, and if `NO_COLOR` is unset.

mod progress;

use std::fmt::Display;
use std::time::Duration;

use anstream::{eprintln, println};
use anstyle::{AnsiColor, Style};

pub use progress::Progress;

const GOOD: Style = AnsiColor::Green.on_default().bold();
const BAD: Style = AnsiColor::Red.on_default().bold();
const CAREFUL: Style = AnsiColor::Yellow.on_default().bold();
const STRONG: Style = Style::new().bold();
const FAINT: Style = Style::new().dimmed();

/// Prints a line.
pub fn line(text: impl Display) {
    println!("{text}");
}

/// Prints a title for several steps.
pub fn title(text: impl Display) {
    println!("{STRONG}{text}{STRONG:#}");
}

/// Prints the name of a step, before its output.
pub fn begin(text: impl Display) {
    println!("\n{STRONG}▶ {text}{STRONG:#}");
}

/// Prints that a step passed.
pub fn done(text: impl Display, took: Duration) {
    println!(
        "{GOOD}✔{GOOD:#} {text} {FAINT}({}){FAINT:#}",
        duration(took)
    );
}

/// Prints that a step failed.
pub fn failed(text: impl Display, took: Duration) {
    println!("{BAD}✘{BAD:#} {text} {FAINT}({}){FAINT:#}", duration(took));
}

/// Prints that a step was skipped.
pub fn skipped(text: impl Display) {
    println!("{CAREFUL}○{CAREFUL:#} {text}");
}

/// Prints additional information.
pub fn note(text: impl Display) {
    for line in text.to_string().lines() {
        println!("  {FAINT}{line}{FAINT:#}");
    }
}

/// Prints a line of the output of another program.
pub fn quote(text: impl Display) {
    println!("  {FAINT}│{FAINT:#} {text}");
}

/// Prints an error with all its causes.
pub fn error(error: &anyhow::Error) {
    eprintln!("{BAD}error{BAD:#}: {}", explain(error));
}

/// Returns an error with its causes, outermost first.
#[must_use]
pub fn explain(error: &anyhow::Error) -> String {
    error
        .chain()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join(": ")
}

/// Formats a duration.
#[must_use]
pub fn duration(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds {
        0 if duration.as_millis() < 100 => format!("{} ms", duration.as_millis()),
        0..10 => format!("{:.1} s", duration.as_secs_f64()),
        10..60 => format!("{seconds} s"),
        _ => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_well() {
        let texts = [40, 730, 9_990, 59_000, 75_000].map(|ms| duration(Duration::from_millis(ms)));
        assert_eq!(texts, ["40 ms", "0.7 s", "10.0 s", "59 s", "1 min 15 s"]);
    }
}
