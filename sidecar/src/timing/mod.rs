//! Durations, times and schedules in the formats that daprd accepts, with its error messages.

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

/// Nanoseconds per second.
const SECOND: i64 = 1_000_000_000;
/// Nanoseconds per minute.
const MINUTE: i64 = 60 * SECOND;
/// Nanoseconds per hour.
const HOUR: i64 = 60 * MINUTE;
