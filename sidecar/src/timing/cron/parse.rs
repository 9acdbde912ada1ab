//! Parses cron schedules.

use jiff::tz::TimeZone;

use super::field::{DAY, HOUR, MINUTE, MONTH, SECOND, WEEKDAY};
use super::{Bits, Fields, Kind};
use crate::timing::parse_go_duration;

pub(super) fn schedule(text: &str, fields: Fields) -> Result<Kind, String> {
    if text.is_empty() {
        return Err("empty spec string".to_owned());
    }
    let (zone, text) = match text
        .strip_prefix("CRON_TZ=")
        .or_else(|| text.strip_prefix("TZ="))
    {
        Some(behind) => {
            let (name, rest) = behind.split_once(' ').unwrap_or((behind, ""));
            (zone(name)?, rest.trim())
        }
        None => (TimeZone::UTC, text),
    };
    if text.starts_with('@') {
        return descriptor(text, zone);
    }
    let mut parts: Vec<&str> = text.split_whitespace().collect();
    let count = parts.len();
    match fields {
        Fields::Six if count != 6 => {
            return Err(format!(
                "expected exactly 6 fields, found {count}: [{}]",
                parts.join(" ")
            ));
        }
        Fields::SecondOptional if count == 5 => parts.insert(0, "0"),
        Fields::SecondOptional if count != 6 => {
            return Err(format!(
                "expected 5 to 6 fields, found {count}: [{}]",
                parts.join(" ")
            ));
        }
        _ => {}
    }
    Ok(Kind::Fields(Box::new(Bits {
        second: SECOND.read(parts[0])?,
        minute: MINUTE.read(parts[1])?,
        hour: HOUR.read(parts[2])?,
        day: DAY.read(parts[3])?,
        month: MONTH.read(parts[4])?,
        weekday: WEEKDAY.read(parts[5])?,
        zone,
    })))
}

fn zone(name: &str) -> Result<TimeZone, String> {
    match name {
        "" | "UTC" => Ok(TimeZone::UTC),
        "Local" => Ok(TimeZone::system()),
        _ => TimeZone::get(name)
            .map_err(|_| format!("provided bad location {name}: unknown time zone {name}")),
    }
}

fn descriptor(text: &str, zone: TimeZone) -> Result<Kind, String> {
    if let Some(duration) = text.strip_prefix("@every ") {
        return parse_go_duration(duration)
            .map(Kind::Every)
            .map_err(|error| format!("failed to parse duration {text}: {error}"));
    }
    let mut bits = Bits {
        second: SECOND.first(),
        minute: MINUTE.first(),
        hour: HOUR.first(),
        day: DAY.all(),
        month: MONTH.all(),
        weekday: WEEKDAY.all(),
        zone,
    };
    match text {
        "@yearly" | "@annually" => {
            bits.day = DAY.first();
            bits.month = MONTH.first();
        }
        "@monthly" => bits.day = DAY.first(),
        "@weekly" => bits.weekday = WEEKDAY.first(),
        "@daily" | "@midnight" => {}
        "@hourly" => bits.hour = HOUR.all(),
        _ => return Err(format!("unrecognized descriptor: {text}")),
    }
    Ok(Kind::Fields(Box::new(bits)))
}
