//! Go durations: `1h30m`, `-1.5s`, `300ms`.

use super::{HOUR, MINUTE, SECOND};

/// Parses a Go duration into nanoseconds. The error is Go's message.
pub(crate) fn parse_go_duration(text: &str) -> Result<i64, String> {
    let invalid = || format!("time: invalid duration {}", crate::json::quote(text));
    let (negative, unsigned) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    if unsigned == "0" {
        return Ok(0);
    }
    if unsigned.is_empty() {
        return Err(invalid());
    }
    let mut total: i128 = 0;
    let mut rest = unsigned;
    while !rest.is_empty() {
        let whole = leading_digits(rest);
        let after = &rest[whole.len()..];
        let (fraction, after) = match after.strip_prefix('.') {
            Some(behind) => {
                let fraction = leading_digits(behind);
                (fraction, &behind[fraction.len()..])
            }
            None => ("", after),
        };
        if whole.is_empty() && fraction.is_empty() {
            return Err(invalid());
        }
        let unit_end = after
            .find(|c: char| c == '.' || c.is_ascii_digit())
            .unwrap_or(after.len());
        let (unit, behind) = after.split_at(unit_end);
        if unit.is_empty() {
            let quoted = crate::json::quote(text);
            return Err(format!("time: missing unit in duration {quoted}"));
        }
        let Some(size) = unit_size(unit) else {
            let (unit, quoted) = (crate::json::quote(unit), crate::json::quote(text));
            return Err(format!("time: unknown unit {unit} in duration {quoted}"));
        };
        let part = amount(whole, fraction, size).ok_or_else(invalid)?;
        total = total.checked_add(part).ok_or_else(invalid)?;
        rest = behind;
    }
    i64::try_from(if negative { -total } else { total }).map_err(|_| invalid())
}

fn leading_digits(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    &text[..end]
}

fn unit_size(unit: &str) -> Option<i64> {
    Some(match unit {
        "ns" => 1,
        "us" | "\u{b5}s" | "\u{3bc}s" => 1_000,
        "ms" => 1_000_000,
        "s" => SECOND,
        "m" => MINUTE,
        "h" => HOUR,
        _ => return None,
    })
}

/// `whole.fraction` times `size`. Fractions of a nanosecond are truncated.
fn amount(whole: &str, fraction: &str, size: i64) -> Option<i128> {
    let size = i128::from(size);
    let whole: i128 = if whole.is_empty() {
        0
    } else {
        whole.parse().ok()?
    };
    let digits = &fraction[..fraction.len().min(18)];
    let part = if digits.is_empty() {
        0
    } else {
        let scale = 10_i128.pow(u32::try_from(digits.len()).ok()?);
        digits.parse::<i128>().ok()? * size / scale
    };
    whole.checked_mul(size)?.checked_add(part)
}

/// Formats nanoseconds as a Go duration: `1h30m0s`, `1.5s`, `300ms`.
pub(crate) fn format_go_duration(nanoseconds: i64) -> String {
    let sign = if nanoseconds < 0 { "-" } else { "" };
    let size = nanoseconds.unsigned_abs();
    let text = match size {
        0 => return "0s".to_owned(),
        1..1_000 => format!("{size}ns"),
        1_000..1_000_000 => format!("{}\u{b5}s", with_fraction(size, 1_000)),
        1_000_000..1_000_000_000 => format!("{}ms", with_fraction(size, 1_000_000)),
        _ => {
            let minute = MINUTE.unsigned_abs();
            let seconds = with_fraction(size % minute, SECOND.unsigned_abs());
            let minutes = size / minute;
            match (minutes / 60, minutes % 60) {
                (0, 0) => format!("{seconds}s"),
                (0, minutes) => format!("{minutes}m{seconds}s"),
                (hours, minutes) => format!("{hours}h{minutes}m{seconds}s"),
            }
        }
    };
    format!("{sign}{text}")
}

fn with_fraction(amount: u64, unit: u64) -> String {
    let (whole, part) = (amount / unit, amount % unit);
    if part == 0 {
        return whole.to_string();
    }
    let width = unit.ilog10() as usize;
    let digits = format!("{part:0width$}");
    format!("{whole}.{}", digits.trim_end_matches('0'))
}
