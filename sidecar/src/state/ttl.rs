//! How long a value lives.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use super::StateFault;
use crate::go::text::integer;

/// The metadata entry; an empty one is none.
pub(super) fn ttl_text(metadata: &BTreeMap<String, String>) -> Option<&str> {
    metadata
        .get("ttlInSeconds")
        .map(String::as_str)
        .filter(|text| !text.is_empty())
}

/// As the in-memory store reads it: zero and less mean for ever.
pub(super) fn lenient(metadata: &BTreeMap<String, String>) -> Result<Option<i64>, StateFault> {
    let Some(text) = ttl_text(metadata) else {
        return Ok(None);
    };
    let seconds = integer("Atoi", text).map_err(StateFault::Other)?;
    Ok(Some(seconds).filter(|seconds| *seconds > 0))
}

/// As the SQLite store reads it: -1 and 0 mean for ever, and less is refused.
pub(super) fn strict(metadata: &BTreeMap<String, String>) -> Result<Option<i64>, StateFault> {
    let Some(text) = ttl_text(metadata) else {
        return Ok(None);
    };
    let fault = |reason: &str| {
        StateFault::Other(format!(
            "error parsing TTL: incorrect value for metadata 'ttlInSeconds': {reason}"
        ))
    };
    let seconds = integer("ParseInt", text).map_err(|reason| fault(&reason))?;
    if !(-1..=i64::from(i32::MAX)).contains(&seconds) {
        return Err(fault("must be -1 or greater"));
    }
    Ok(Some(seconds).filter(|seconds| *seconds > 0))
}

/// `seconds` from now. daprd counts in nanoseconds of 64 bits, so what is beyond 292 years comes out anywhere,
/// also in the past. `None` if it cannot be told.
pub(super) fn after(now: SystemTime, seconds: i64) -> Option<SystemTime> {
    let nanoseconds = seconds.wrapping_mul(1_000_000_000);
    let distance = Duration::from_nanos(nanoseconds.unsigned_abs());
    if nanoseconds < 0 {
        now.checked_sub(distance)
    } else {
        now.checked_add(distance)
    }
}
