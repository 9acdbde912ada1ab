//! RFC 3339 times.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Formats a time as RFC 3339 in UTC, with a fraction only if it is not zero.
///
/// RFC 3339 covers the years 0 to 9999. For other years, the year has a sign or more than four
/// digits.
///
/// ```
/// use dapr_client_runtime::rfc3339;
/// use std::time::{Duration, UNIX_EPOCH};
///
/// assert_eq!(rfc3339(UNIX_EPOCH), "1970-01-01T00:00:00Z");
/// assert_eq!(rfc3339(UNIX_EPOCH + Duration::from_millis(500)), "1970-01-01T00:00:00.5Z");
/// ```
pub fn rfc3339(time: SystemTime) -> String {
    let (seconds, nanos) = since_epoch(time);
    let (year, month, day) = date(seconds.div_euclid(86_400));
    let second_of_day = seconds.rem_euclid(86_400);
    let (hour, minute) = (second_of_day / 3_600, second_of_day / 60 % 60);
    let second = second_of_day % 60;
    let fraction = super::duration::fraction(nanos, 9);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}Z")
}

/// Returns the whole seconds since 1970, rounded down, and the remaining nanoseconds.
fn since_epoch(time: SystemTime) -> (i64, u32) {
    let whole = |duration: Duration| i64::try_from(duration.as_secs()).unwrap_or(i64::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(after) => (whole(after), after.subsec_nanos()),
        Err(error) => {
            let before = error.duration();
            match before.subsec_nanos() {
                0 => (-whole(before), 0),
                nanos => (-whole(before) - 1, 1_000_000_000 - nanos),
            }
        }
    }
}

/// Reads `2026-11-22T17:30:00.5+01:00`.
///
/// Returns `None` if the text is not in this notation, or if this platform cannot represent the
/// time.
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

/// Parses exactly `digits` digits.
fn number(rest: &mut &[u8], digits: usize) -> Option<i64> {
    let (taken, left) = rest.split_at_checked(digits)?;
    *rest = left;
    taken.iter().try_fold(0, |number, byte| {
        byte.is_ascii_digit()
            .then(|| number * 10 + i64::from(byte - b'0'))
    })
}

/// Parses one of these characters.
fn literal(rest: &mut &[u8], any_of: &[u8]) -> Option<u8> {
    let (first, left) = rest.split_first()?;
    *rest = left;
    any_of.contains(first).then_some(*first)
}

/// Parses an optional fraction of a second, in nanoseconds. Drops further digits.
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

/// Parses `Z` or an offset from UTC, in seconds.
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

/// Returns the days from 1970-01-01 to a date, or `None` if the date does not exist.
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
    // Counts years from March, so that the leap day is the last day (Howard Hinnant's algorithm).
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    Some(era * 146_097 + day_of_era - 719_468)
}

/// Returns year, month and day of the date that is this many days after 1970-01-01.
fn date(days: i64) -> (i64, i64, i64) {
    // The inverse of the algorithm above.
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let leap_days = day_of_era / 1_460 - day_of_era / 36_524 + day_of_era / 146_096;
    let year_of_era = (day_of_era - leap_days) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::{date, days_since_epoch, parse_rfc3339, rfc3339};
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
    fn every_day_of_rfc_3339_has_its_date() {
        for days in -719_528..=2_932_896 {
            let (year, month, day) = date(days);
            assert_eq!(days_since_epoch(year, month, day), Some(days));
        }
        assert_eq!(date(-719_528), (0, 1, 1));
        assert_eq!(date(2_932_896), (9999, 12, 31));
    }

    #[test]
    fn times_are_written() {
        for (text, seconds, nanos) in [
            ("1970-01-01T00:00:00Z", 0, 0),
            ("2000-02-29T12:00:00Z", 951_825_600, 0),
            ("2026-05-04T12:00:00Z", 1_777_896_000, 0),
            ("2026-11-22T16:30:00.5Z", 1_795_365_000, 500_000_000),
            ("2100-03-01T00:00:00.000000001Z", 4_107_542_400, 1),
            (
                "9999-12-31T23:59:59.999999999Z",
                253_402_300_799,
                999_999_999,
            ),
        ] {
            let time = UNIX_EPOCH + Duration::new(seconds, nanos);
            assert_eq!(rfc3339(time), text);
            assert_eq!(parse_rfc3339(text), Some(time));
        }
        // Steps of a little more than a day, so that all parts change.
        for n in 0..20_000 {
            let step = Duration::new(86_399 + 7 * 3_601, 1_001) * n;
            for time in [UNIX_EPOCH + step, UNIX_EPOCH - step] {
                assert_eq!(parse_rfc3339(&rfc3339(time)), Some(time), "{time:?}");
            }
        }
        let late = UNIX_EPOCH + Duration::from_secs(253_402_300_800);
        assert_eq!(rfc3339(late), "10000-01-01T00:00:00Z");
        let early = UNIX_EPOCH - Duration::from_secs(62_167_219_201);
        assert_eq!(rfc3339(early), "-001-12-31T23:59:59Z");
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
