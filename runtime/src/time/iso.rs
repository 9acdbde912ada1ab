//! ISO 8601 durations: `PT1H30M`.

use std::time::Duration;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// Formats whole seconds as hours, minutes and seconds. Reminders do not accept days.
pub(super) fn write_iso(seconds: u64) -> String {
    let parts = [
        (seconds / HOUR, 'H'),
        (seconds % HOUR / MINUTE, 'M'),
        (seconds % MINUTE, 'S'),
    ];
    if seconds == 0 {
        return "PT0S".to_owned();
    }
    let parts = parts.iter().filter(|(amount, _)| *amount > 0);
    parts.fold("PT".to_owned(), |text, (amount, unit)| {
        format!("{text}{amount}{unit}")
    })
}

/// Reads `PT1H30M`, `P2W`.
///
/// A day is 24 hours. Returns `None` if the text is not in this notation, is too long, or has
/// years or months, which have no fixed length.
pub(super) fn parse_iso(text: &str) -> Option<Duration> {
    let mut rest = text.strip_prefix('P')?;
    let mut in_time = false;
    let mut seconds = None;
    while !rest.is_empty() {
        if let (Some(time), false) = (rest.strip_prefix('T'), in_time) {
            (rest, in_time) = (time, true);
            // The text must not end with the `T`.
            if rest.is_empty() {
                return None;
            }
        }
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (amount, after) = rest.split_at(digits);
        let unit = after.chars().next()?;
        let factor = match (unit, in_time) {
            ('W', false) => 7 * DAY,
            ('D', false) => DAY,
            ('H', true) => HOUR,
            ('M', true) => MINUTE,
            ('S', true) => 1,
            _ => return None,
        };
        let part = amount.parse::<u64>().ok()?.checked_mul(factor)?;
        seconds = Some(seconds.unwrap_or(0_u64).checked_add(part)?);
        rest = &after[1..];
    }
    seconds.map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use super::{parse_iso, write_iso};
    use std::time::Duration;

    #[test]
    fn written_values_are_read_again() {
        for (seconds, text) in [
            (0, "PT0S"),
            (1, "PT1S"),
            (60, "PT1M"),
            (600, "PT10M"),
            (3_600, "PT1H"),
            (5_400, "PT1H30M"),
            (5_401, "PT1H30M1S"),
            (3_601, "PT1H1S"),
            (172_800, "PT48H"),
            (u64::MAX, "PT5124095576030431H15S"),
        ] {
            assert_eq!(write_iso(seconds), text);
            assert_eq!(parse_iso(text), Some(Duration::from_secs(seconds)));
        }
    }

    #[test]
    fn durations_are_read() {
        for (text, seconds) in [
            ("P1D", 86_400),
            ("P2W", 1_209_600),
            ("P1DT2H", 93_600),
            ("PT90M", 5_400),
            ("PT0H0M3S", 3),
        ] {
            assert_eq!(
                parse_iso(text),
                Some(Duration::from_secs(seconds)),
                "{text}"
            );
        }
        for text in [
            "",
            "P",
            "PT",
            "P1DT",
            "PT1",
            "P1M",
            "P1Y",
            "P1H",
            "PT1D",
            "PT0.3S",
            "PT-1S",
            "PT+1S",
            "-PT1S",
            "pt1s",
            "PTT1S",
            "PTS",
            "PT1é",
            "PT1S ",
            "PT18446744073709551616S",
            "PT18446744073709551615M",
        ] {
            assert_eq!(parse_iso(text), None, "{text:?}");
        }
    }
}
