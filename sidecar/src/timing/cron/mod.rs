//! Schedules as the scheduler of Dapr and the cron binding know them.
//!
//! Its own, because no library has this dialect: `?`, steps from a single value (`5/15`), day of the month *or*
//! of the week where both are given, seconds, `@every`, and error texts that reach the caller of the API.

mod field;
mod parse;

use std::time::{Duration, SystemTime};

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};

use self::field::STAR;
use super::add_nanoseconds;

/// How many fields there have to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fields {
    /// Second, minute, hour, day of the month, month, day of the week.
    Six,
    /// As above, and without the second it is 0.
    SecondOptional,
}

/// When something happens, over and over.
#[derive(Clone, Debug)]
pub(crate) struct Schedule(Kind);

#[derive(Clone, Debug)]
enum Kind {
    /// Every so many nanoseconds, counted from the last time.
    Every(i64),
    Fields(Box<Bits>),
}

/// The values at which each field matches, as bits.
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

/// A schedule that looks further ahead than this finds nothing.
const YEARS_AHEAD: i16 = 5;

/// The shortest time between two moments of `@every`. daprd takes `@every 0s` as well and then never rests.
const SHORTEST: Duration = Duration::from_millis(1);

impl Schedule {
    /// Reads a schedule. Without a zone of its own it is in UTC.
    pub(crate) fn parse(text: &str, fields: Fields) -> Result<Self, String> {
        parse::schedule(text, fields).map(Self)
    }

    /// The first moment behind `last`, if there is one within five years.
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

    /// Where both days are given, one of them is enough.
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
