//! CloudEvents envelopes.

use std::time::SystemTime;

use super::content_type::{is_binary, is_cloud_event, is_json, is_proto_event, to_base64};
use super::metadata::{Metadata, time_to_live};
use crate::json::{Value, decode_first};
use crate::timing::{add_nanoseconds, format_rfc3339_seconds, parse_rfc3339};

/// The default event type.
const TYPE: &str = "com.dapr.event.sent";

/// The input of an envelope.
pub(crate) struct Draft<'a> {
    pub(crate) app_id: &'a str,
    pub(crate) pubsub: &'a str,
    pub(crate) topic: &'a str,
    /// Empty if not set.
    pub(crate) content_type: &'a str,
    pub(crate) data: &'a [u8],
    /// Empty unless the request is sampled.
    pub(crate) trace_parent: &'a str,
    pub(crate) trace_state: &'a str,
}

/// Creates the envelope of an event. Fails if the publisher's own envelope is invalid.
pub(crate) fn envelope(
    draft: &Draft<'_>,
    metadata: &Metadata,
    now: SystemTime,
) -> Result<Value, String> {
    let mut event = if is_cloud_event(draft.content_type) {
        completed(draft, now)?
    } else {
        new_envelope(draft, metadata, now)
    };
    if let Some(nanoseconds) = time_to_live(metadata) {
        let end = format_rfc3339_seconds(add_nanoseconds(now, nanoseconds));
        event.set("expiration", Value::String(end));
    }
    Ok(event)
}

/// Creates an envelope for data of any type.
pub(crate) fn new_envelope(draft: &Draft<'_>, metadata: &Metadata, now: SystemTime) -> Value {
    // Metadata `cloudevent.NAME`, case-insensitive.
    let attribute = |name: &str| {
        metadata
            .iter()
            .find(|(key, _)| {
                key.split_once('.').is_some_and(|(prefix, rest)| {
                    prefix.eq_ignore_ascii_case("cloudevent") && rest.eq_ignore_ascii_case(name)
                })
            })
            .map(|(_, value)| value.as_str())
    };
    let filled = |name: &str, default: &str| match attribute(name) {
        Some(text) if !text.is_empty() => text.to_owned(),
        _ => default.to_owned(),
    };
    let content_type = if draft.content_type.is_empty() {
        "text/plain"
    } else {
        draft.content_type
    };
    let trace_id = attribute("traceid").unwrap_or(draft.trace_parent);
    let trace_parent = filled("traceparent", trace_id);
    // An explicit empty source is kept instead of the app ID.
    let source = match attribute("source") {
        None => draft.app_id.to_owned(),
        Some(_) => filled("source", "Dapr"),
    };
    let id = filled("id", &uuid::Uuid::new_v4().to_string());
    let mut event = object([
        ("id", id),
        ("specversion", "1.0".to_owned()),
        ("datacontenttype", content_type.to_owned()),
        ("source", source),
        ("type", filled("type", TYPE)),
        ("topic", draft.topic.to_owned()),
        ("pubsubname", draft.pubsub.to_owned()),
        ("traceid", trace_parent.clone()),
        ("traceparent", trace_parent),
        (
            "tracestate",
            attribute("tracestate")
                .unwrap_or(draft.trace_state)
                .to_owned(),
        ),
        ("time", format_rfc3339_seconds(now)),
    ]);
    if let Some(subject) = attribute("subject").filter(|subject| !subject.is_empty()) {
        event.set("subject", Value::text(subject));
    }
    if is_json(content_type) {
        let data = decode_first(draft.data).unwrap_or_else(|_| text(draft.data));
        event.set("data", data);
    } else if is_binary(content_type) || is_proto_event(content_type, draft.data) {
        event.set("data_base64", Value::String(to_base64(draft.data)));
    } else {
        event.set("data", text(draft.data));
    }
    event
}

/// Completes an envelope of the publisher: adds only missing attributes.
fn completed(draft: &Draft<'_>, now: SystemTime) -> Result<Value, String> {
    let mut event = decode_first(draft.data).map_err(|error| error.to_string())?;
    if !matches!(event, Value::Object(_)) {
        return Err(format!(
            "json: cannot unmarshal {} into Go value of type map[string]interface {{}}",
            event.kind()
        ));
    }
    if event.member("time").is_none() {
        event.set("time", Value::String(format_rfc3339_seconds(now)));
    }
    if event.member("traceid").is_none() {
        event.set("traceid", Value::text(draft.trace_parent));
        event.set("traceparent", Value::text(draft.trace_parent));
    }
    if event.member("tracestate").is_none() {
        event.set("tracestate", Value::text(draft.trace_state));
    }
    event.set("topic", Value::text(draft.topic));
    event.set("pubsubname", Value::text(draft.pubsub));
    for (name, default) in [("source", "Dapr"), ("type", TYPE), ("specversion", "1.0")] {
        if matches!(event.member(name), None | Some(Value::Null)) {
            event.set(name, Value::text(default));
        }
    }
    Ok(event)
}

/// Creates the envelope for a message without one.
pub(super) fn wrap(message: &[u8], pubsub: &str, topic: &str) -> Value {
    object([
        ("id", uuid::Uuid::new_v4().to_string()),
        ("specversion", "1.0".to_owned()),
        ("datacontenttype", "application/octet-stream".to_owned()),
        ("source", "Dapr".to_owned()),
        ("type", TYPE.to_owned()),
        ("topic", topic.to_owned()),
        ("pubsubname", pubsub.to_owned()),
        ("data_base64", to_base64(message)),
    ])
}

/// The expiration time of an event, if any.
pub(crate) fn expires(event: &Value) -> Option<SystemTime> {
    parse_rfc3339(event.member("expiration")?.as_str()?)
}

fn object<const N: usize>(members: [(&str, String); N]) -> Value {
    Value::Object(
        members
            .into_iter()
            .map(|(name, value)| (name.to_owned(), Value::String(value)))
            .collect(),
    )
}

fn text(data: &[u8]) -> Value {
    Value::String(String::from_utf8_lossy(data).into_owned())
}
