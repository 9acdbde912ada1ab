//! When something begins, repeats and ends, in the notations of reminders, timers and jobs.

mod iso;
mod moment;
mod period;

pub use moment::Moment;
pub use period::Period;

use std::time::Duration;

use crate::JsonWriter;

/// Whether Dapr can hold it: it counts nanoseconds in 63 bits.
fn fits(duration: Duration) -> bool {
    i64::try_from(duration.as_nanos()).is_ok()
}

/// Refuses a duration that Dapr cannot hold.
fn too_long(duration: Duration, writer: &mut JsonWriter) {
    let seconds = duration.as_secs();
    writer.fault(format!(
        "{seconds} seconds are more than the 292 years that Dapr can count; give a shorter duration"
    ));
}
