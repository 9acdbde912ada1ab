//! ISO 8601 durations with daprd's leniency: `P1DT2H`, `R5/PT1M`.

use dapr_client::server::{IsoPartError, IsoParts, IsoUnit};

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
    for part in IsoParts::new(rest)? {
        let (amount, unit) = match part {
            Ok(part) => part,
            Err(IsoPartError::Misplaced) => return None,
            Err(IsoPartError::MissingUnit) => break,
        };
        let amount: i64 = amount.parse().ok()?;
        let span = &mut duration.span;
        match unit {
            IsoUnit::Year => span.years = amount,
            IsoUnit::Month => span.months = amount,
            IsoUnit::Week => span.days = span.days.saturating_add(amount.saturating_mul(7)),
            IsoUnit::Day => span.days = span.days.saturating_add(amount),
            IsoUnit::Hour => span.add(amount, HOUR),
            IsoUnit::Minute => span.add(amount, MINUTE),
            IsoUnit::Second => span.add(amount, SECOND),
        }
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
