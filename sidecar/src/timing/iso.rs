//! ISO 8601 durations with daprd's leniency: `P1DT2H`, `R5/PT1M`.

use super::{Calendar, HOUR, MINUTE, SECOND, parse_go_duration};

/// A parsed duration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct IsoDuration {
    /// Years, months, days and nanoseconds.
    pub(crate) span: Calendar,
    /// The number of repetitions, if it starts with `R`.
    pub(crate) repeats: Option<i64>,
}

/// Parses an ISO 8601 duration. Ignores unknown letters and a missing end.
pub(crate) fn parse_iso_duration(text: &str) -> Option<IsoDuration> {
    let mut duration = IsoDuration::default();
    if text.len() < 2 {
        return None;
    }
    let rest = match text.strip_prefix('R') {
        Some(behind) => {
            let (times, rest) = behind.split_once('/').unwrap_or((behind, ""));
            duration.repeats = Some(times.parse().ok()?);
            if rest.is_empty() {
                return Some(duration);
            }
            rest
        }
        None => text,
    };
    let rest = rest.strip_prefix('P')?;
    let mut in_time = false;
    let mut start = 0;
    for (at, letter) in rest.char_indices() {
        let amount = || rest[start..at].parse::<i64>().ok();
        let span = &mut duration.span;
        match (letter, in_time) {
            ('T', _) => {
                if start != at {
                    return None;
                }
                in_time = true;
            }
            ('Y', false) => span.years = amount()?,
            ('W', false) => span.days = span.days.saturating_add(amount()?.saturating_mul(7)),
            ('D', false) => span.days = span.days.saturating_add(amount()?),
            ('M', false) => span.months = amount()?,
            ('H', true) => span.add(amount()?, HOUR),
            ('M', true) => span.add(amount()?, MINUTE),
            ('S', true) => span.add(amount()?, SECOND),
            ('Y' | 'W' | 'D', true) | ('H' | 'S', false) => return None,
            _ => continue,
        }
        start = at + letter.len_utf8();
    }
    Some(duration)
}

/// Parses an ISO 8601 or Go duration.
pub(crate) fn parse_duration(text: &str) -> Option<IsoDuration> {
    parse_iso_duration(text).or_else(|| {
        parse_go_duration(text).ok().map(|nanoseconds| IsoDuration {
            span: Calendar {
                nanoseconds,
                ..Calendar::default()
            },
            repeats: None,
        })
    })
}
