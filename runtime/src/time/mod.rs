//! Durations and times in Dapr's notations: Go, Protocol Buffers, ISO 8601, RFC 3339, whole
//! seconds.

mod duration;
mod go_duration;
mod iso;
mod moment;
mod period;
mod rfc3339;

pub(crate) use duration::parse_protobuf;
pub use duration::{protobuf_duration, whole_milliseconds, whole_seconds};
pub(crate) use go_duration::parse_go;
pub use go_duration::{GoDurationError, go_duration, parse_go_nanoseconds};
pub use iso::{IsoPartError, IsoParts, IsoUnit};
pub use moment::Moment;
pub use period::Period;
pub(crate) use rfc3339::parse_rfc3339;
pub use rfc3339::rfc3339;

use std::time::Duration;

use crate::JsonWriter;

/// Returns whether the duration fits into Dapr's range: 63 bits of nanoseconds.
fn fits(duration: Duration) -> bool {
    duration <= Duration::from_nanos(i64::MAX.unsigned_abs())
}

/// Reports a duration that exceeds Dapr's range.
fn too_long(duration: Duration, writer: &mut JsonWriter) {
    let seconds = duration.as_secs();
    writer.error(format!(
        "{seconds} seconds are more than the 292 years that Dapr can count; give a shorter duration"
    ));
}
