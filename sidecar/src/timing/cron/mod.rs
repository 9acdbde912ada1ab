//! Cron schedules of Dapr's scheduler and of the cron binding.
//!
//! No library supports this dialect: `?`, steps from a single value (`5/15`), day of month *or* day of week
//! if both are given, seconds, `@every`, and error messages that reach callers of the API.

mod field;
mod parse;

use std::time::{Duration, SystemTime};

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};

use self::field::STAR;
use super::add_nanoseconds;

/// The required number of fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fields {
    /// Second, minute, hour, day of month, month, day of week.
    Six,
    /// The same; the second may be omitted and defaults to 0.
    SecondOptional,
}

/// A recurring schedule.
#[derive(Clone, Debug)]
pub(crate) struct Schedule(Kind);

#[derive(Clone, Debug)]
enum Kind {
    /// An interval in nanoseconds, from the previous time.
    Every(i64),
    Fields(Box<Bits>),
}

/// The matching values of each field, as bits.
#[derive(Clone, Debug)]
struct Bits {
    second: u64,
    minute: u64,
    hour: u64,
    day: u64,
    month: u64,
    weekday: u64,
    zone: TimeZone,
}

/// The search for the next time ends after this many years.
const YEARS_AHEAD: i16 = 5;

/// The minimum interval of `@every`. daprd accepts `@every 0s` and then triggers without pause.
const SHORTEST: Duration = Duration::from_millis(1);

impl Schedule {
    /// Parses a schedule. Its time zone defaults to UTC.
    pub(crate) fn parse(text: &str, fields: Fields) -> Result<Self, String> {
        parse::schedule(text, fields).map(Self)
    }

    /// The first time after `last`, if there is one within five years.
    pub(crate) fn next_after(&self, last: SystemTime) -> Option<SystemTime> {
        match &self.0 {
            Kind::Every(nanoseconds) => {
                let next = add_nanoseconds(last, *nanoseconds);
                Some(next.max(last + SHORTEST))
            }
            Kind::Fields(bits) => bits.next_after(last),
        }
    }
}

impl Bits {
    fn next_after(&self, last: SystemTime) -> Option<SystemTime> {
        let last = Timestamp::try_from(last).ok()?;
        let first = Timestamp::from_second(last.as_second().checked_add(1)?).ok()?;
        let mut at = first.to_zoned(self.zone.clone());
        let latest = at.year().saturating_add(YEARS_AHEAD);
        while at.year() <= latest {
            if !has(self.month, at.month()) {
                let next = at.date().first_of_month().checked_add(1.month()).ok()?;
                at = next.to_zoned(self.zone.clone()).ok()?;
            } else if !self.day_matches(&at) {
                at = at
                    .date()
                    .tomorrow()
                    .ok()?
                    .to_zoned(self.zone.clone())
                    .ok()?;
            } else if !has(self.hour, at.hour()) {
                let passed = i64::from(at.minute()) * 60 + i64::from(at.second());
                at = at.checked_add((3600 - passed).seconds()).ok()?;
            } else if !has(self.minute, at.minute()) {
                at = at
                    .checked_add((60 - i64::from(at.second())).seconds())
                    .ok()?;
            } else if !has(self.second, at.second()) {
                at = at.checked_add(1.second()).ok()?;
            } else {
                return Some(SystemTime::from(at.timestamp()));
            }
        }
        None
    }

    /// If both days are restricted, either may match.
    fn day_matches(&self, at: &Zoned) -> bool {
        let day = has(self.day, at.day());
        let weekday = has(self.weekday, at.weekday().to_sunday_zero_offset());
        if (self.day | self.weekday) & STAR != 0 {
            day && weekday
        } else {
            day || weekday
        }
    }
}

fn has(bits: u64, value: i8) -> bool {
    bits & (1 << value) != 0
}
