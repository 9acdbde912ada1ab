//! Bodies, events and stored values in JSON.

use std::time::SystemTime;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use jiff::Timestamp;
use serde_json::{Value, json};

/// Shows bytes: as text and, if possible, as the JSON value that they contain. Bytes that are not UTF-8 are
/// encoded in Base64.
pub(super) fn content(bytes: &[u8]) -> Value {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return json!({ "base64": BASE64_STANDARD.encode(bytes) });
    };
    match serde_json::from_str::<Value>(text) {
        Ok(value) => json!({ "text": text, "json": value }),
        Err(_) => json!({ "text": text }),
    }
}

/// Formats a time in RFC 3339, in UTC.
pub(super) fn time(time: SystemTime) -> String {
    Timestamp::try_from(time)
        .unwrap_or(Timestamp::MAX)
        .to_string()
}
