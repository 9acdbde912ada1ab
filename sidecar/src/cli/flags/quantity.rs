//! Sizes and durations in the syntax of daprd's flags.

use std::time::Duration;

/// Parses a size such as `4Mi`, `500k`, `1e6` or `1024` (a Kubernetes quantity). 0 and negative values mean no limit.
pub(crate) fn size(text: &str) -> Result<u64, String> {
    let end = text
        .find(|letter: char| letter.is_ascii_alphabetic())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let exponent = unit.strip_prefix(['e', 'E']).map(str::parse::<i32>);
    let factor: f64 = match (unit, exponent) {
        (_, Some(Ok(exponent))) => 10f64.powi(exponent),
        ("", _) => 1.0,
        ("n", _) => 1e-9,
        ("u", _) => 1e-6,
        ("m", _) => 1e-3,
        ("k", _) => 1e3,
        ("M", _) => 1e6,
        ("G", _) => 1e9,
        ("T", _) => 1e12,
        ("P", _) => 1e15,
        ("E", _) => 1e18,
        ("Ki", _) => 1024.0,
        ("Mi", _) => 1024f64.powi(2),
        ("Gi", _) => 1024f64.powi(3),
        ("Ti", _) => 1024f64.powi(4),
        ("Pi", _) => 1024f64.powi(5),
        ("Ei", _) => 1024f64.powi(6),
        _ => {
            return Err(format!(
                "`{unit}` is not a unit; use k, M, G, Ki, Mi or Gi, or none for bytes"
            ));
        }
    };
    let number: f64 = number
        .parse()
        .map_err(|_| format!("`{number}` is not a number"))?;
    // A negative number becomes 0.
    Ok((number * factor).ceil() as u64)
}

/// Parses a duration such as `1h30m`, `2.5s` or `500ms`, or a number of `unit`.
pub(crate) fn time(text: &str, unit: Duration) -> Result<Duration, String> {
    let invalid_duration =
        || format!("`{text}` is not a duration; use one such as `5s` or `500ms`");
    if let Ok(number) = text.parse::<u32>() {
        return Ok(unit * number);
    }
    let mut total = Duration::ZERO;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest
            .find(|letter: char| !(letter.is_ascii_digit() || letter == '.'))
            .ok_or_else(invalid_duration)?;
        let (number, suffix) = rest.split_at(end);
        let number: f64 = number.parse().map_err(|_| invalid_duration())?;
        let end = suffix
            .find(|letter: char| letter.is_ascii_digit())
            .unwrap_or(suffix.len());
        let (name, suffix) = suffix.split_at(end);
        let seconds = match name {
            "h" => 3600.0,
            "m" => 60.0,
            "s" => 1.0,
            "ms" => 1e-3,
            "us" | "µs" => 1e-6,
            "ns" => 1e-9,
            _ => return Err(invalid_duration()),
        };
        total += Duration::try_from_secs_f64(number * seconds).map_err(|_| invalid_duration())?;
        rest = suffix;
    }
    if text.is_empty() {
        Err(invalid_duration())
    } else {
        Ok(total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_parsed() {
        for (text, bytes) in [
            ("4Mi", 4 << 20),
            ("64Ki", 64 << 10),
            ("1k", 1000),
            ("17", 17),
            ("0", 0),
            ("-1", 0),
            ("1.5Ki", 1536),
            ("1e3", 1000),
            ("2E", 2_000_000_000_000_000_000),
        ] {
            assert_eq!(size(text), Ok(bytes), "{text}");
        }
        assert!(size("4MB").unwrap_err().contains("`MB`"));
        assert!(size("Mi").is_err());
    }

    #[test]
    fn times_are_parsed() {
        let second = Duration::from_secs(1);
        for (text, millis) in [
            ("5", 5_000),
            ("1m30s", 90_000),
            ("500ms", 500),
            ("1.5s", 1_500),
            ("0", 0),
        ] {
            assert_eq!(
                time(text, second),
                Ok(Duration::from_millis(millis)),
                "{text}"
            );
        }
        for wrong in ["", "5x", "s", "soon", "-5s"] {
            assert!(time(wrong, second).is_err(), "{wrong}");
        }
    }
}
