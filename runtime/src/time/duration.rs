//! Durations as whole seconds, whole milliseconds and in the JSON of Protocol Buffers.

use std::time::Duration;

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
pub(super) fn fraction(parts: u32, digits: usize) -> String {
    match parts {
        0 => String::new(),
        _ => format!(".{parts:0digits$}")
            .trim_end_matches('0')
            .to_owned(),
    }
}

/// Reads `3s`, `0.5s`. Returns `None` if it is not in this notation, is signed, or is too long.
pub(crate) fn parse_protobuf(text: &str) -> Option<Duration> {
    let number = text.strip_suffix('s')?;
    let (whole, parts) = number.split_once('.').unwrap_or((number, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(parts) || parts.len() > 9 {
        return None;
    }
    let nanos = format!("{parts:0<9}").parse().ok()?;
    Some(Duration::new(whole.parse().ok()?, nanos))
}

#[cfg(test)]
mod tests {
    use super::{parse_protobuf, protobuf_duration, whole_seconds};
    use crate::time::go_duration::{go_duration, parse_go};
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
