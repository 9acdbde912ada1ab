//! Times as RFC 3339 text.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Reads `2026-11-22T17:30:00.5+01:00`; `None` when it is not such a text, or not a time that
/// this platform can hold.
pub(crate) fn parse_rfc3339(text: &str) -> Option<SystemTime> {
    let mut rest = text.as_bytes();
    let year = number(&mut rest, 4)?;
    literal(&mut rest, b"-")?;
    let month = number(&mut rest, 2)?;
    literal(&mut rest, b"-")?;
    let day = number(&mut rest, 2)?;
    literal(&mut rest, b"Tt ")?;
    let hour = number(&mut rest, 2)?;
    literal(&mut rest, b":")?;
    let minute = number(&mut rest, 2)?;
    literal(&mut rest, b":")?;
    let second = number(&mut rest, 2)?;
    let nanos = fraction(&mut rest)?;
    let offset = offset(&mut rest)?;
    if !rest.is_empty() || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    let days = days_since_epoch(year, month, day)?;
    // A leap second counts as the first second of the next minute, as on most clocks.
    let seconds = days * 86_400 + hour * 3_600 + minute * 60 + second - offset;
    let whole = Duration::from_secs(seconds.unsigned_abs());
    let time = match seconds {
        0.. => UNIX_EPOCH.checked_add(whole),
        _ => UNIX_EPOCH.checked_sub(whole),
    };
    time?.checked_add(Duration::from_nanos(nanos))
}

/// Takes exactly `digits` digits.
fn number(rest: &mut &[u8], digits: usize) -> Option<i64> {
    let (taken, left) = rest.split_at_checked(digits)?;
    *rest = left;
    taken.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + i64::from(byte - b'0'))
    })
}

/// Takes one of these characters.
fn literal(rest: &mut &[u8], any_of: &[u8]) -> Option<u8> {
    let (first, left) = rest.split_first()?;
    *rest = left;
    any_of.contains(first).then_some(*first)
}

/// Takes the fraction of a second, if there is one, in nanoseconds; further digits are dropped.
fn fraction(rest: &mut &[u8]) -> Option<u64> {
    if rest.first() != Some(&b'.') {
        return Some(0);
    }
    let digits = rest[1..]
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let (taken, left) = rest[1..].split_at(digits);
    *rest = left;
    let digit = |place| taken.get(place).map_or(0, |byte| u64::from(byte - b'0'));
    (digits > 0).then(|| (0..9).fold(0, |nanos, place| nanos * 10 + digit(place)))
}

/// Takes `Z` or an offset from UTC, in seconds.
fn offset(rest: &mut &[u8]) -> Option<i64> {
    let sign = match literal(rest, b"Zz+-")? {
        b'+' => 1,
        b'-' => -1,
        _ => return Some(0),
    };
    let hours = number(rest, 2)?;
    literal(rest, b":")?;
    let minutes = number(rest, 2)?;
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3_600 + minutes * 60))
}

/// The days from 1970-01-01 to a date, if it exists.
fn days_since_epoch(year: i64, month: i64, day: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => return None,
    };
    if day < 1 || day > length {
        return None;
    }
    // Years that begin in March have the leap day at their end (Howard Hinnant's algorithm).
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

#[cfg(test)]
mod tests {
    use super::parse_rfc3339;
    use std::time::{Duration, UNIX_EPOCH};

    #[test]
    fn times_are_read() {
        for (text, seconds, nanos) in [
            ("1970-01-01T00:00:00Z", 0, 0),
            ("2000-02-29T12:00:00Z", 951_825_600, 0),
            ("2024-02-29t23:59:59z", 1_709_251_199, 0),
            ("2026-11-22T17:30:00.5+01:00", 1_795_365_000, 500_000_000),
            (
                "2026-11-22 17:30:00.123456789-23:59",
                1_795_454_940,
                123_456_789,
            ),
            (
                "2026-11-22T17:30:00.1234567891234Z",
                1_795_368_600,
                123_456_789,
            ),
            ("2016-12-31T23:59:60Z", 1_483_228_800, 0),
            ("2100-03-01T00:00:00Z", 4_107_542_400, 0),
        ] {
            let expected = UNIX_EPOCH + Duration::new(seconds, nanos);
            assert_eq!(parse_rfc3339(text), Some(expected), "{text}");
        }
        let before = parse_rfc3339("1969-12-31T23:59:59.5Z").unwrap();
        assert_eq!(before, UNIX_EPOCH - Duration::from_millis(500));
    }

    #[test]
    fn everything_else_is_refused() {
        for text in [
            "",
            "2026",
            "2026-11-22",
            "2026-11-22T17:30:00",
            "2026-11-22T17:30Z",
            "2026-11-22T24:00:00Z",
            "2026-11-22T17:60:00Z",
            "2026-02-29T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z",
            "2026-01-00T00:00:00Z",
            "2026-11-22T17:30:00.Z",
            "2026-11-22T17:30:00+0100",
            "2026-11-22T17:30:00+24:00",
            "2026-11-22T17:30:00Zx",
            "+026-11-22T17:30:00Z",
            "2026-11-22T17:30:00ü",
            "日本-11-22T17:30:00Z",
        ] {
            assert_eq!(parse_rfc3339(text), None, "{text}");
        }
    }
}
