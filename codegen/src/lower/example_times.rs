//! Times in examples as expressions.

use crate::description::Notation;

/// Returns a duration as an expression: in whole seconds, or in milliseconds if it has a fraction.
pub(super) fn duration(text: &str, notation: Notation) -> Option<String> {
    let milliseconds = match notation {
        Notation::Seconds | Notation::SecondsNumber => {
            text.parse::<u64>().ok()?.checked_mul(1000)?
        }
        Notation::MillisecondsNumber => text.parse::<u64>().ok()?,
        Notation::Protobuf => fraction(text.strip_suffix('s')?)?,
        Notation::Go => go_duration(text)?,
    };
    Some(expression(milliseconds))
}

/// Returns the expression of a point in time: a duration if the text is in the Go notation.
pub(super) fn moment(text: &str) -> Option<String> {
    if let Some(duration) = duration(text, Notation::Go) {
        return Some(duration);
    }
    let known = iso_seconds(text).is_some() || (text.len() > 19 && text.contains('T'));
    known.then(|| format!("Moment::from_text({text:?})"))
}

/// Returns the expression of the interval between calls, with or without a number of calls.
pub(super) fn period(text: &str) -> Option<String> {
    if let Some(duration) = duration(text, Notation::Go) {
        return Some(duration);
    }
    let Some((calls, interval)) = text.strip_prefix('R').and_then(|rest| rest.split_once('/'))
    else {
        return iso_seconds(text).map(|_| format!("Period::from_text({text:?})"));
    };
    let calls: u32 = calls.parse().ok()?;
    let interval = expression(iso_seconds(interval)?.checked_mul(1000)?);
    Some(format!("Period::repeated({calls}, {interval})"))
}

fn expression(milliseconds: u64) -> String {
    match milliseconds % 1000 {
        0 => format!("Duration::from_secs({})", milliseconds / 1000),
        _ => format!("Duration::from_millis({milliseconds})"),
    }
}

/// Converts a duration such as `PT1H30M` to seconds.
fn iso_seconds(text: &str) -> Option<u64> {
    let mut rest = text.strip_prefix("PT").filter(|rest| !rest.is_empty())?;
    let mut sum = 0_u64;
    while !rest.is_empty() {
        let (number, after) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit())?);
        let factor = match after.as_bytes().first()? {
            b'H' => 3600,
            b'M' => 60,
            b'S' => 1,
            _ => return None,
        };
        sum = sum.checked_add(number.parse::<u64>().ok()?.checked_mul(factor)?)?;
        rest = &after[1..];
    }
    Some(sum)
}

/// Converts seconds with at most three decimals to milliseconds.
fn fraction(text: &str) -> Option<u64> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let part = format!("{part:0<3}");
    let part = part.get(..3)?.parse::<u64>().ok()?;
    whole
        .parse::<u64>()
        .ok()?
        .checked_mul(1000)?
        .checked_add(part)
}

/// Converts a duration such as `1h30m0s` to milliseconds.
fn go_duration(text: &str) -> Option<u64> {
    let mut rest = text;
    let mut sum = 0;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, unit) = rest.split_at(digits);
        let length = unit
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(unit.len());
        let factor = match &unit[..length] {
            "h" => 3600,
            "m" => 60,
            "s" => 1,
            "ms" => {
                sum += number.parse::<u64>().ok()?;
                0
            }
            _ => return None,
        };
        if factor > 0 {
            sum += fraction(number)?.checked_mul(factor)?;
        }
        rest = &unit[length..];
    }
    Some(sum)
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
