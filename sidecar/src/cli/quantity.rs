//! Sizes and times as daprd's flags have them.

use std::time::Duration;

/// A size such as `4Mi`, `500k` or `1024`: a quantity of Kubernetes. 0 and less are without limit.
pub(crate) fn size(text: &str) -> Result<u64, String> {
    let end = text
        .find(|letter: char| letter.is_ascii_alphabetic())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let factor: f64 = match unit {
        "" => 1.0,
        "k" => 1e3,
        "M" => 1e6,
        "G" => 1e9,
        "Ki" => 1024.0,
        "Mi" => 1024.0 * 1024.0,
        "Gi" => 1024.0 * 1024.0 * 1024.0,
        _ => {
            return Err(format!(
                "`{unit}` is no unit; give k, M, G, Ki, Mi or Gi, or nothing for bytes"
            ));
        }
    };
    let number: f64 = number
        .parse()
        .map_err(|_| format!("`{number}` is no number"))?;
    // Whatever is below zero, and no number, becomes 0.
    Ok((number * factor).ceil() as u64)
}

/// A time such as `1h30m`, `2.5s` or `500ms`, or a plain number of `unit`.
pub(crate) fn time(text: &str, unit: Duration) -> Result<Duration, String> {
    let wrong = || format!("`{text}` is no time; give something like `5s` or `500ms`");
    if let Ok(number) = text.parse::<u32>() {
        return Ok(unit * number);
    }
    let mut total = Duration::ZERO;
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest
            .find(|letter: char| !(letter.is_ascii_digit() || letter == '.'))
            .ok_or_else(wrong)?;
        let (number, behind) = rest.split_at(end);
        let number: f64 = number.parse().map_err(|_| wrong())?;
        let end = behind
            .find(|letter: char| letter.is_ascii_digit())
            .unwrap_or(behind.len());
        let (name, behind) = behind.split_at(end);
        let seconds = match name {
            "h" => 3600.0,
            "m" => 60.0,
            "s" => 1.0,
            "ms" => 1e-3,
            "us" | "µs" => 1e-6,
            "ns" => 1e-9,
            _ => return Err(wrong()),
        };
        total += Duration::try_from_secs_f64(number * seconds).map_err(|_| wrong())?;
        rest = behind;
    }
    if text.is_empty() {
        Err(wrong())
    } else {
        Ok(total)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes() {
        for (text, bytes) in [
            ("4Mi", 4 << 20),
            ("64Ki", 64 << 10),
            ("1k", 1000),
            ("17", 17),
            ("0", 0),
            ("-1", 0),
            ("1.5Ki", 1536),
        ] {
            assert_eq!(size(text), Ok(bytes), "{text}");
        }
        assert!(size("4MB").unwrap_err().contains("`MB`"));
        assert!(size("Mi").is_err());
    }

    #[test]
    fn times() {
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
