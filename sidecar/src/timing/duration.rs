//! Go durations: `1h30m`, `-1.5s`, `300ms`.

use std::time::Duration;

use dapr_client::server::{GoDurationError, go_duration, parse_go_nanoseconds};

use crate::json::quote;

/// Parses a Go duration into nanoseconds. The error is Go's message.
pub(crate) fn parse_go_duration(text: &str) -> Result<i64, String> {
    let nanoseconds = parse_go_nanoseconds(text)
        .and_then(|nanoseconds| i64::try_from(nanoseconds).map_err(|_| GoDurationError::Invalid));
    nanoseconds.map_err(|error| match error {
        GoDurationError::Invalid => format!("time: invalid duration {}", quote(text)),
        GoDurationError::MissingUnit => format!("time: missing unit in duration {}", quote(text)),
        GoDurationError::UnknownUnit(unit) => {
            let unit = quote(unit);
            format!("time: unknown unit {unit} in duration {}", quote(text))
        }
    })
}

/// Formats nanoseconds as a Go duration: `1h30m0s`, `1.5s`, `300ms`.
pub(crate) fn format_go_duration(nanoseconds: i64) -> String {
    let sign = if nanoseconds < 0 { "-" } else { "" };
    let size = Duration::from_nanos(nanoseconds.unsigned_abs());
    format!("{sign}{}", go_duration(size))
}
