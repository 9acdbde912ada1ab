//! Times in examples as expressions.

use std::time::Duration;

use dapr_client_runtime::{Moment, Period};

use crate::description::Notation;

/// Returns a duration as an expression.
pub(super) fn duration(text: &str, notation: Notation) -> Option<String> {
    let duration = match notation {
        Notation::Seconds | Notation::SecondsNumber => Duration::from_secs(text.parse().ok()?),
        Notation::MillisecondsNumber => Duration::from_millis(text.parse().ok()?),
        Notation::Go | Notation::Protobuf => go_duration(text)?,
    };
    Some(expression(duration))
}

/// Returns the expression of a point in time: a duration if the text is in the Go notation.
pub(super) fn moment(text: &str) -> Option<String> {
    if let Some(duration) = go_duration(text) {
        return Some(expression(duration));
    }
    let moment = Moment::from_text(text);
    let known = moment.duration().is_some() || moment.time().is_some();
    known.then(|| format!("Moment::from_text({text:?})"))
}

/// Returns the expression of the interval between calls, with or without a number of calls.
pub(super) fn period(text: &str) -> Option<String> {
    if let Some(duration) = go_duration(text) {
        return Some(expression(duration));
    }
    let period = Period::from_text(text);
    let interval = period.interval()?;
    match period.repetitions() {
        // In the notation in which the client sends it.
        Some(calls) => (Period::repeated(calls, interval).to_string() == text)
            .then(|| format!("Period::repeated({calls}, {})", expression(interval))),
        None => is_iso(text).then(|| format!("Period::from_text({text:?})")),
    }
}

/// Reads a duration that is not in the notation of ISO 8601.
fn go_duration(text: &str) -> Option<Duration> {
    Moment::from_text(text).duration().filter(|_| !is_iso(text))
}

fn is_iso(text: &str) -> bool {
    text.starts_with('P')
}

fn expression(duration: Duration) -> String {
    match duration.subsec_nanos() {
        0 => format!("Duration::from_secs({})", duration.as_secs()),
        nanos if nanos % 1_000_000 == 0 => {
            format!("Duration::from_millis({})", duration.as_millis())
        }
        _ => format!("Duration::from_nanos({})", duration.as_nanos()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Notation, duration, moment, period};

    #[test]
    fn durations_read_as_dapr_writes_them() {
        for (text, notation, expected) in [
            ("60", Notation::Seconds, Some("Duration::from_secs(60)")),
            (
                "0.5s",
                Notation::Protobuf,
                Some("Duration::from_millis(500)"),
            ),
            ("3s", Notation::Protobuf, Some("Duration::from_secs(3)")),
            ("1h30m0s", Notation::Go, Some("Duration::from_secs(5400)")),
            ("250ms", Notation::Go, Some("Duration::from_millis(250)")),
            ("soon", Notation::Go, None),
            ("1", Notation::Go, None),
        ] {
            assert_eq!(duration(text, notation).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn moments_and_periods_read_as_the_client_writes_them() {
        for (text, expected) in [
            ("1h0m0s", Some("Duration::from_secs(3600)")),
            ("20ms", Some("Duration::from_millis(20)")),
            ("PT1H", Some("Moment::from_text(\"PT1H\")")),
            (
                "2030-01-01T00:00:00Z",
                Some("Moment::from_text(\"2030-01-01T00:00:00Z\")"),
            ),
            ("soon", None),
            ("PT", None),
            ("R3/PT10M", None),
        ] {
            assert_eq!(moment(text).as_deref(), expected, "{text}");
        }
        for (text, expected) in [
            ("10m0s", Some("Duration::from_secs(600)")),
            (
                "R3/PT1H1M1S",
                Some("Period::repeated(3, Duration::from_secs(3661))"),
            ),
            ("PT10M", Some("Period::from_text(\"PT10M\")")),
            ("R3/10m", None),
            ("R-1/PT10M", None),
            ("@every 10m", None),
            ("often", None),
        ] {
            assert_eq!(period(text).as_deref(), expected, "{text}");
        }
    }
}
