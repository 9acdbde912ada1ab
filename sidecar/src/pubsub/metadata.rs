//! Message metadata.

use std::collections::BTreeMap;

use crate::timing::parse_go_duration;

/// The metadata of a message, a request or a subscription.
pub(crate) type Metadata = BTreeMap<String, String>;

/// Whether `rawPayload` disables the envelope.
pub(crate) fn is_raw(metadata: &Metadata) -> Result<bool, String> {
    match metadata.get("rawPayload").map(String::as_str) {
        None | Some("" | "0" | "f" | "F" | "false" | "FALSE" | "False") => Ok(false),
        Some("1" | "t" | "T" | "true" | "TRUE" | "True") => Ok(true),
        Some(other) => Err(format!(
            "rawPayload value must be a valid boolean: actual is '{other}'"
        )),
    }
}

/// The time to live in nanoseconds: `ttl` or `ttlInSeconds`, case-insensitive. Invalid values are ignored.
pub(super) fn time_to_live(metadata: &Metadata) -> Option<i64> {
    let named = |name: &str| {
        metadata
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    };
    let text = named("ttl").or_else(|| named("ttlInSeconds"))?;
    if let Ok(nanoseconds) = parse_go_duration(text) {
        return Some(nanoseconds.max(0));
    }
    let seconds: i64 = text.parse().ok()?;
    (seconds > 0).then(|| seconds.saturating_mul(1_000_000_000))
}
