//! Durations in the notations of Dapr.

use std::time::Duration;

const NANOS_PER_SECOND: u128 = 1_000_000_000;

/// Formats a duration as whole seconds in decimal, as in `ttlInSeconds`.
///
/// Rounds up to a whole second, so that nothing expires too early.
///
/// ```
/// use dapr_client_runtime::whole_seconds;
/// use std::time::Duration;
///
/// assert_eq!(whole_seconds(Duration::from_secs(60)), "60");
/// assert_eq!(whole_seconds(Duration::from_millis(1)), "1");
/// ```
pub fn whole_seconds(duration: Duration) -> String {
    let part = u64::from(duration.subsec_nanos() > 0);
    duration.as_secs().saturating_add(part).to_string()
}

/// Formats a duration as whole milliseconds in decimal.
///
/// Rounds up to a whole millisecond, as [`whole_seconds`] does to a second.
///
/// ```
/// use dapr_client_runtime::whole_milliseconds;
/// use std::time::Duration;
///
/// assert_eq!(whole_milliseconds(Duration::from_millis(1500)), "1500");
/// assert_eq!(whole_milliseconds(Duration::from_nanos(1)), "1");
/// ```
pub fn whole_milliseconds(duration: Duration) -> String {
    duration.as_nanos().div_ceil(1_000_000).to_string()
}

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

/// Formats a duration as in the JSON of Protocol Buffers: decimal seconds, exact to the
/// nanosecond.
///
/// Dapr accepts at most 10,000 years in this notation.
///
/// ```
/// use dapr_client_runtime::protobuf_duration;
/// use std::time::Duration;
///
/// assert_eq!(protobuf_duration(Duration::from_secs(3)), "3s");
/// assert_eq!(protobuf_duration(Duration::from_millis(500)), "0.5s");
/// ```
pub fn protobuf_duration(duration: Duration) -> String {
    let fraction = fraction(duration.subsec_nanos(), 9);
    format!("{}{fraction}s", duration.as_secs())
}

/// Formats the decimal point and the digits after it, without trailing zeros. Empty for zero.
pub(crate) fn fraction(parts: u32, digits: usize) -> String {
    match parts {
        0 => String::new(),
        _ => format!(".{parts:0digits$}")
            .trim_end_matches('0')
            .to_owned(),
    }
}

/// Reads `1h30m`, `1.5s`. Returns `None` if it is not a Go duration, is signed, or is too long.
pub(crate) fn parse_go(text: &str) -> Option<Duration> {
    if text == "0" {
        return Some(Duration::ZERO);
    }
    if text.is_empty() {
        return None;
    }
    let mut rest = text;
    let mut nanos = 0_u128;
    while !rest.is_empty() {
        let (number, after) = split(rest, |c| c.is_ascii_digit() || c == '.');
        let (unit, after) = split(after, |c| !(c.is_ascii_digit() || c == '.'));
        nanos = nanos.checked_add(scaled(number, unit_nanos(unit)?)?)?;
        rest = after;
    }
    from_nanos(nanos)
}

/// Reads `3s`, `0.5s`. Returns `None` if it is not in this notation, is signed, or is too long.
pub(crate) fn parse_protobuf(text: &str) -> Option<Duration> {
    let number = text.strip_suffix('s')?;
    let (whole, parts) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(parts) || parts.len() > 9 {
        return None;
    }
    from_nanos(scaled(number, NANOS_PER_SECOND)?)
}

/// Splits off the leading characters for which the function returns `true`.
fn split(text: &str, of_kind: impl Fn(char) -> bool) -> (&str, &str) {
    text.split_at(text.find(|c| !of_kind(c)).unwrap_or(text.len()))
}

fn unit_nanos(unit: &str) -> Option<u128> {
    Some(match unit {
        "ns" => 1,
        // The micro sign, and the Greek letter that looks like it.
        "us" | "\u{b5}s" | "\u{3bc}s" => 1_000,
        "ms" => 1_000_000,
        "s" => NANOS_PER_SECOND,
        "m" => 60 * NANOS_PER_SECOND,
        "h" => 3_600 * NANOS_PER_SECOND,
        _ => return None,
    })
}

/// Converts a decimal number of units to nanoseconds. Drops any fraction of a nanosecond.
fn scaled(number: &str, unit: u128) -> Option<u128> {
    let (whole, parts) = number.split_once('.').unwrap_or((number, ""));
    if whole.is_empty() && parts.is_empty() {
        return None;
    }
    let whole: u64 = match whole {
        "" => 0,
        _ => whole.parse().ok()?,
    };
    // Further digits make no difference.
    let (parts, beyond) = parts.split_at(parts.len().min(18));
    if !beyond.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let places = u32::try_from(parts.len()).ok()?;
    let parts: u128 = match parts {
        "" => 0,
        _ => parts.parse().ok()?,
    };
    Some(u128::from(whole) * unit + parts * unit / 10_u128.pow(places))
}

fn from_nanos(nanos: u128) -> Option<Duration> {
    let seconds = u64::try_from(nanos / NANOS_PER_SECOND).ok()?;
    let nanos = u32::try_from(nanos % NANOS_PER_SECOND).ok()?;
    Some(Duration::new(seconds, nanos))
}

#[cfg(test)]
mod tests {
    use super::{go_duration, parse_go, parse_protobuf, protobuf_duration, whole_seconds};
    use std::time::Duration;

    /// Durations of all magnitudes.
    fn many() -> impl Iterator<Item = Duration> {
        let mut state = 1_u64;
        let mut random = move || {
            // Knuth's linear congruential generator: the upper bits are random enough.
            state = state.wrapping_mul(6_364_136_223_846_793_005);
            state = state.wrapping_add(1_442_695_040_888_963_407);
            state >> 1
        };
        let random = (0..20_000).map(move |n| {
            let nanos = [0, 1, 1_000, 1_000_000][n % 4] * (random() % 1_000);
            let seconds = random().checked_shr(n as u32 % 65).unwrap_or(0);
            Duration::new(seconds, nanos as u32)
        });
        random.chain([
            Duration::ZERO,
            Duration::MAX,
            Duration::from_nanos(u64::MAX),
            Duration::from_nanos(999_999_999),
        ])
    }

    #[test]
    fn written_values_are_read_again() {
        for duration in many() {
            let text = go_duration(duration);
            assert_eq!(parse_go(&text), Some(duration), "{text}");
            let text = protobuf_duration(duration);
            assert_eq!(parse_protobuf(&text), Some(duration), "{text}");
            let seconds = whole_seconds(duration).parse().unwrap();
            assert!(duration.as_secs() <= seconds && seconds - duration.as_secs() <= 1);
        }
    }

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
    fn durations_are_read_as_protocol_buffers_have_them() {
        for (text, seconds, nanos) in [
            ("0s", 0, 0),
            ("3s", 3, 0),
            ("0.5s", 0, 500_000_000),
            ("3.000s", 3, 0),
            ("1.000000001s", 1, 1),
            ("18446744073709551615.999999999s", u64::MAX, 999_999_999),
        ] {
            assert_eq!(parse_protobuf(text), Some(Duration::new(seconds, nanos)));
        }
        for text in [
            "",
            "s",
            "3",
            "3.s",
            ".5s",
            "-3s",
            "+3s",
            "3S",
            "3 s",
            "3ms",
            "1m3s",
            "3.0000000001s",
            "1.+5s",
            "18446744073709551616s",
        ] {
            assert_eq!(parse_protobuf(text), None, "{text:?}");
        }
    }
}
