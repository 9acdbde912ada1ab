//! Durations, moments and schedules in the notations that daprd takes, with the words it has for what it does
//! not take.

mod calendar;
pub(crate) mod cron;
mod duration;
mod iso;
mod moment;
#[cfg(test)]
mod tests;

pub(crate) use self::calendar::Calendar;
pub(crate) use self::duration::{format_go_duration, parse_go_duration};
pub(crate) use self::iso::{parse_duration, parse_iso_duration};
pub(crate) use self::moment::{add_nanoseconds, format_rfc3339_seconds, parse_rfc3339};

/// Nanoseconds of a second.
const SECOND: i64 = 1_000_000_000;
/// Nanoseconds of a minute.
const MINUTE: i64 = 60 * SECOND;
/// Nanoseconds of an hour.
const HOUR: i64 = 60 * MINUTE;
