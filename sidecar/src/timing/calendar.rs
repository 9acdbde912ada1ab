//! Calendar arithmetic.

use std::time::SystemTime;

use jiff::civil;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use super::add_nanoseconds;

/// A period of years, months and days (in UTC), and nanoseconds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Calendar {
    pub(crate) years: i64,
    pub(crate) months: i64,
    pub(crate) days: i64,
    pub(crate) nanoseconds: i64,
}

impl Calendar {
    /// Whether the period contains only nanoseconds.
    pub(crate) fn is_exact(&self) -> bool {
        self.years == 0 && self.months == 0 && self.days == 0
    }

    /// Whether the period is zero.
    pub(crate) fn is_zero(&self) -> bool {
        self.is_exact() && self.nanoseconds == 0
    }

    /// Adds a multiple of a unit in nanoseconds.
    pub(super) fn add(&mut self, amount: i64, unit: i64) {
        self.nanoseconds = self.nanoseconds.saturating_add(amount.saturating_mul(unit));
    }

    /// The time this period after `from`. A day that the month does not have overflows into the next month.
    /// Returns `from` if the result is out of range.
    pub(crate) fn after(&self, from: SystemTime) -> SystemTime {
        let moved = if self.is_exact() {
            from
        } else {
            self.step(from).unwrap_or(from)
        };
        add_nanoseconds(moved, self.nanoseconds)
    }

    fn step(&self, from: SystemTime) -> Option<SystemTime> {
        let from = Timestamp::try_from(from).ok()?.to_zoned(TimeZone::UTC);
        let months = i64::from(from.year())
            .checked_add(self.years)?
            .checked_mul(12)?
            .checked_add(i64::from(from.month()) - 1)?
            .checked_add(self.months)?;
        let year = i16::try_from(months.div_euclid(12)).ok()?;
        let month = i8::try_from(months.rem_euclid(12) + 1).ok()?;
        let days = self.days.checked_add(i64::from(from.day()) - 1)?;
        let date = civil::Date::new(year, month, 1)
            .ok()?
            .checked_add(Span::new().try_days(days).ok()?)
            .ok()?;
        let moved = date.to_datetime(from.time()).to_zoned(TimeZone::UTC).ok()?;
        Some(SystemTime::from(moved.timestamp()))
    }
}
