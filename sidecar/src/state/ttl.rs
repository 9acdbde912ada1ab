//! Time to live of values.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use super::StateError;
use crate::go::text::integer;

/// The metadata entry, unless empty.
pub(super) fn ttl_text(metadata: &BTreeMap<String, String>) -> Option<&str> {
    metadata
        .get("ttlInSeconds")
        .map(String::as_str)
        .filter(|text| !text.is_empty())
}

/// The rules of the in-memory store: zero and negative values mean no expiration.
pub(super) fn lenient(metadata: &BTreeMap<String, String>) -> Result<Option<i64>, StateError> {
    let Some(text) = ttl_text(metadata) else {
        return Ok(None);
    };
    let seconds = integer("Atoi", text).map_err(StateError::Other)?;
    Ok(Some(seconds).filter(|seconds| *seconds > 0))
}

/// The rules of the SQLite store: -1 and 0 mean no expiration; smaller values are rejected.
pub(super) fn strict(metadata: &BTreeMap<String, String>) -> Result<Option<i64>, StateError> {
    let Some(text) = ttl_text(metadata) else {
        return Ok(None);
    };
    let error = |reason: &str| {
        StateError::Other(format!(
            "error parsing TTL: incorrect value for metadata 'ttlInSeconds': {reason}"
        ))
    };
    let seconds = integer("ParseInt", text).map_err(|reason| error(&reason))?;
    if !(-1..=i64::from(i32::MAX)).contains(&seconds) {
        return Err(error("must be -1 or greater"));
    }
    Ok(Some(seconds).filter(|seconds| *seconds > 0))
}

/// The time `seconds` from now. daprd uses 64-bit nanoseconds, so values beyond 292 years overflow, possibly
/// into the past. `None` if it cannot be represented.
pub(super) fn after(now: SystemTime, seconds: i64) -> Option<SystemTime> {
    let nanoseconds = seconds.wrapping_mul(1_000_000_000);
    let distance = Duration::from_nanos(nanoseconds.unsigned_abs());
    if nanoseconds < 0 {
        now.checked_sub(distance)
    } else {
        now.checked_add(distance)
    }
}
