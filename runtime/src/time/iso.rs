//! ISO 8601 durations: `PT1H30M`.

use std::str::SplitInclusive;
use std::time::Duration;

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
const DAY: u64 = 24 * HOUR;

/// A unit of ISO 8601 durations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IsoUnit {
    /// `Y`, before the `T`.
    Year,
    /// `M`, before the `T`.
    Month,
    /// `W`, before the `T`.
    Week,
    /// `D`, before the `T`.
    Day,
    /// `H`, after the `T`.
    Hour,
    /// `M`, after the `T`.
    Minute,
    /// `S`, after the `T`.
    Second,
}

/// The reason why a part of an ISO 8601 duration is invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IsoPartError {
    /// The unit is on the wrong side of the `T`: a date unit after it, or a time unit before it.
    Misplaced,
    /// The text ends before a letter of a unit.
    MissingUnit,
}

/// The parts of an ISO 8601 duration, each an undecoded amount with its unit.
///
/// Any `T` begins the second half, also a repeated one and one at the end.
#[derive(Clone, Debug)]
pub struct IsoParts<'a> {
    pieces: SplitInclusive<'a, [char; 7]>,
    in_time: bool,
}

impl<'a> IsoParts<'a> {
    /// Splits a duration. Returns `None` if it does not start with `P`.
    pub fn new(text: &'a str) -> Option<Self> {
        let parts = text.strip_prefix('P')?;
        Some(Self {
            pieces: parts.split_inclusive(['Y', 'M', 'W', 'D', 'H', 'S', 'T']),
            in_time: false,
        })
    }
}

impl<'a> Iterator for IsoParts<'a> {
    type Item = Result<(&'a str, IsoUnit), IsoPartError>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut piece = self.pieces.next()?;
        while piece == "T" {
            self.in_time = true;
            piece = self.pieces.next()?;
        }
        let mut amount = piece.chars();
        let unit = match (amount.next_back()?, self.in_time) {
            ('Y', false) => IsoUnit::Year,
            ('M', false) => IsoUnit::Month,
            ('W', false) => IsoUnit::Week,
            ('D', false) => IsoUnit::Day,
            ('H', true) => IsoUnit::Hour,
            ('M', true) => IsoUnit::Minute,
            ('S', true) => IsoUnit::Second,
            ('Y' | 'W' | 'D' | 'H' | 'S' | 'T', _) => return Some(Err(IsoPartError::Misplaced)),
            _ => return Some(Err(IsoPartError::MissingUnit)),
        };
        Some(Ok((amount.as_str(), unit)))
    }
}

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
    let mut parts = IsoParts::new(text)?.peekable();
    parts.peek()?;
    if text.ends_with('T') || text.matches('T').count() > 1 {
        return None;
    }
    let seconds = parts.try_fold(0_u64, |seconds, part| {
        let (amount, unit) = part.ok()?;
        let factor = match unit {
            IsoUnit::Year | IsoUnit::Month => return None,
            IsoUnit::Week => 7 * DAY,
            IsoUnit::Day => DAY,
            IsoUnit::Hour => HOUR,
            IsoUnit::Minute => MINUTE,
            IsoUnit::Second => 1,
        };
        let unsigned = !amount.starts_with('+');
        let amount: u64 = amount.parse().ok().filter(|_| unsigned)?;
        seconds.checked_add(amount.checked_mul(factor)?)
    });
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
