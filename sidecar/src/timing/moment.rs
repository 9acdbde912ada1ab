//! Points in time in RFC 3339.

use std::time::{Duration, SystemTime};

use jiff::Timestamp;

/// Adds nanoseconds, which may be negative. Returns `moment` if the result is out of range.
pub(crate) fn add_nanoseconds(moment: SystemTime, nanoseconds: i64) -> SystemTime {
    let distance = Duration::from_nanos(nanoseconds.unsigned_abs());
    if nanoseconds < 0 {
        moment.checked_sub(distance)
    } else {
        moment.checked_add(distance)
    }
    .unwrap_or(moment)
}

/// Parses RFC 3339 with Go's strictness: upper case letters, and an offset.
pub(crate) fn parse_rfc3339(text: &str) -> Option<SystemTime> {
    let bytes = text.as_bytes();
    let shape = b"0000-00-00T00:00:00";
    let head = bytes.get(..shape.len())?;
    let fits = head
        .iter()
        .zip(shape)
        .all(|(byte, expected)| match expected {
            b'0' => byte.is_ascii_digit(),
            _ => byte == expected,
        });
    let mut tail = &bytes[shape.len()..];
    if let [b'.' | b',', digits @ ..] = tail {
        let count = digits
            .iter()
            .take_while(|byte| byte.is_ascii_digit())
            .count();
        if count == 0 {
            return None;
        }
        tail = &digits[count..];
    }
    let offset = match tail {
        b"Z" => true,
        [b'+' | b'-', a, b, b':', c, d] => [a, b, c, d].iter().all(|byte| byte.is_ascii_digit()),
        _ => false,
    };
    if !fits || !offset {
        return None;
    }
    let timestamp: Timestamp = text.parse().ok()?;
    Some(SystemTime::from(timestamp))
}

/// Formats a time in UTC without fractional seconds.
pub(crate) fn format_rfc3339_seconds(moment: SystemTime) -> String {
    let seconds = match moment.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
        Err(before) => -i64::try_from(before.duration().as_secs()).unwrap_or(i64::MAX),
    };
    Timestamp::from_second(seconds)
        .unwrap_or(Timestamp::MAX)
        .strftime("%Y-%m-%dT%H:%M:%SZ")
        .to_string()
}
