//! Go durations: `1h30m`, `-1.5s`, `300ms`.

use std::time::Duration;

use super::duration::fraction;

const NANOS_PER_SECOND: u128 = 1_000_000_000;

/// Formats a duration in the notation of Go, exact to the nanosecond.
///
/// Dapr accepts at most 292 years in this notation.
///
/// ```
/// use dapr_client_runtime::go_duration;
/// use std::time::Duration;
///
/// assert_eq!(go_duration(Duration::from_secs(5400)), "1h30m0s");
/// assert_eq!(go_duration(Duration::from_millis(1500)), "1.5s");
/// assert_eq!(go_duration(Duration::from_millis(250)), "250ms");
/// ```
pub fn go_duration(duration: Duration) -> String {
    let nanos = duration.subsec_nanos();
    let (minutes, second) = (duration.as_secs() / 60, duration.as_secs() % 60);
    let (hours, minute) = (minutes / 60, minutes % 60);
    let seconds = || format!("{second}{}s", fraction(nanos, 9));
    match (hours, minute, second, nanos) {
        (0, 0, 0, 0) => "0s".to_owned(),
        (0, 0, 0, ..1_000) => format!("{nanos}ns"),
        (0, 0, 0, ..1_000_000) => format!("{}{}µs", nanos / 1_000, fraction(nanos % 1_000, 3)),
        (0, 0, 0, _) => format!("{}{}ms", nanos / 1_000_000, fraction(nanos % 1_000_000, 6)),
        (0, 0, ..) => seconds(),
        (0, ..) => format!("{minute}m{}", seconds()),
        _ => format!("{hours}h{minute}m{}", seconds()),
    }
}

/// Reads a Go duration. Returns `None` if it is in another notation, is signed, or is too long.
pub(crate) fn parse_go(text: &str) -> Option<Duration> {
    if text.starts_with(['+', '-']) {
        return None;
    }
    let nanos = u128::try_from(parse_go_nanoseconds(text).ok()?).ok()?;
    let seconds = u64::try_from(nanos / NANOS_PER_SECOND).ok()?;
    let nanos = u32::try_from(nanos % NANOS_PER_SECOND).ok()?;
    Some(Duration::new(seconds, nanos))
}

/// The reason why a text is not a Go duration, with Go's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoDurationError<'a> {
    /// `invalid duration`: malformed or too long.
    Invalid,
    /// `missing unit`: a number without a unit.
    MissingUnit,
    /// `unknown unit`: a number with this unit, which does not exist.
    UnknownUnit(&'a str),
}

/// Reads a Go duration, which may have a sign, in nanoseconds. Truncates any fraction of a
/// nanosecond.
///
/// Go's own range is 64 bits.
///
/// # Errors
///
/// Fails if the text is in another notation, or if the duration exceeds about 10²² years.
pub fn parse_go_nanoseconds(text: &str) -> Result<i128, GoDurationError<'_>> {
    use GoDurationError::Invalid;

    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if unsigned == "0" {
        return Ok(0);
    }
    if unsigned.is_empty() {
        return Err(Invalid);
    }
    let mut nanos = 0_i128;
    let mut rest = unsigned;
    while !rest.is_empty() {
        let (part, tail) = parse_part(rest)?;
        nanos = nanos.checked_add(part).ok_or(Invalid)?;
        rest = tail;
    }
    Ok(if text.starts_with('-') { -nanos } else { nanos })
}

/// Reads a number with its unit. Returns its nanoseconds and the rest of the text.
fn parse_part(text: &str) -> Result<(i128, &str), GoDurationError<'_>> {
    let (whole, rest) = split(text, |c| c.is_ascii_digit());
    let (decimals, rest) = match rest.strip_prefix('.') {
        Some(rest) => split(rest, |c| c.is_ascii_digit()),
        None => ("", rest),
    };
    if whole.is_empty() && decimals.is_empty() {
        return Err(GoDurationError::Invalid);
    }
    let whole = digits(whole).ok_or(GoDurationError::Invalid)?;
    let (unit, rest) = split(rest, |c| c != '.' && !c.is_ascii_digit());
    if unit.is_empty() {
        return Err(GoDurationError::MissingUnit);
    }
    let unit = unit_nanos(unit).ok_or(GoDurationError::UnknownUnit(unit))?;
    // Further digits make no difference.
    let decimals = &decimals[..decimals.len().min(18)];
    let scale = 10_i128.pow(decimals.len() as u32);
    let part = digits(decimals).ok_or(GoDurationError::Invalid)? * unit / scale;
    Ok((whole * unit + part, rest))
}

/// Reads at most 64 bits of decimal digits. No digits mean zero.
fn digits(text: &str) -> Option<i128> {
    match text {
        "" => Some(0),
        _ => text.parse::<u64>().ok().map(i128::from),
    }
}

/// Splits off the leading characters for which the function returns `true`.
fn split(text: &str, of_kind: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !of_kind(c)).unwrap_or(text.len()))
}

fn unit_nanos(unit: &str) -> Option<i128> {
    Some(match unit {
        "ns" => 1,
        // The micro sign, and the Greek letter that looks like it.
        "us" | "\u{b5}s" | "\u{3bc}s" => 1_000,
        "ms" => 1_000_000,
        "s" => 1_000_000_000,
        "m" => 60_000_000_000,
        "h" => 3_600_000_000_000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{GoDurationError, go_duration, parse_go, parse_go_nanoseconds};
    use std::time::Duration;

    #[test]
    fn durations_are_written_as_go_writes_them() {
        for (nanos, text) in [
            (0, "0s"),
            (1, "1ns"),
            (999, "999ns"),
            (1_000, "1µs"),
            (1_100, "1.1µs"),
            (2_200_000, "2.2ms"),
            (250_000_000, "250ms"),
            (999_999_999, "999.999999ms"),
            (1_000_000_000, "1s"),
            (3_300_000_000, "3.3s"),
            (60_000_000_000, "1m0s"),
            (245_000_000_000, "4m5s"),
            (245_001_000_000, "4m5.001s"),
            (18_367_001_000_000, "5h6m7.001s"),
            (480_000_000_001, "8m0.000000001s"),
            (5_400_000_000_000, "1h30m0s"),
            (9_223_372_036_854_775_807, "2562047h47m16.854775807s"),
        ] {
            assert_eq!(go_duration(Duration::from_nanos(nanos)), text);
        }
    }

    #[test]
    fn durations_are_read_as_go_reads_them() {
        for (text, nanos) in [
            ("0", 0),
            ("0s", 0),
            ("5s", 5_000_000_000),
            ("1h30m", 5_400_000_000_000),
            ("0h0m3s0ms", 3_000_000_000),
            ("5.s", 5_000_000_000),
            (".5s", 500_000_000),
            ("1.0s", 1_000_000_000),
            ("01.50s", 1_500_000_000),
            ("0.100000000000000000000h", 360_000_000_000),
            ("0.3333333333333333333h", 1_199_999_999_999),
            ("10ns", 10),
            ("1.9ns", 1),
            ("11us", 11_000),
            ("12\u{b5}s", 12_000),
            ("12\u{3bc}s", 12_000),
            ("13ms", 13_000_000),
            ("3m2h", 7_380_000_000_000),
            ("1s1s", 2_000_000_000),
            ("9223372036854775807ns", 9_223_372_036_854_775_807),
        ] {
            assert_eq!(parse_go(text), Some(Duration::from_nanos(nanos)), "{text}");
        }
        for text in [
            "",
            "3",
            "00",
            "-5s",
            "+5s",
            "s",
            ".",
            ".s",
            "1",
            "1 s",
            " 1s",
            "1s ",
            "1d",
            "1S",
            "1h 30m",
            "1h-30m",
            "1..5s",
            "1.5.5s",
            "0x1s",
            "1e3s",
            "٣s",
            "PT10S",
            "1sé",
            "1\u{b5}",
            "18446744073709551616s",
            "5124095576030432h",
            "0.5000000000000000000.5s",
        ] {
            assert_eq!(parse_go(text), None, "{text:?}");
        }
    }

    #[test]
    fn signs_are_read_and_errors_are_distinguished() {
        assert_eq!(parse_go_nanoseconds("-1.5s"), Ok(-1_500_000_000));
        assert_eq!(parse_go_nanoseconds("+1us"), Ok(1_000));
        assert_eq!(parse_go_nanoseconds("-0"), Ok(0));
        for (text, error) in [
            ("-", GoDurationError::Invalid),
            ("--1s", GoDurationError::Invalid),
            ("18446744073709551616", GoDurationError::Invalid),
            ("1h5", GoDurationError::MissingUnit),
            ("1h5d", GoDurationError::UnknownUnit("d")),
        ] {
            assert_eq!(parse_go_nanoseconds(text), Err(error), "{text:?}");
        }
    }
}
