//! Error details as JSON, for the message types of `google.rpc`.

use prost_types::Any;

use super::wire;
use crate::json::Value;
use crate::rpc::name_of;

/// A field of a message: its number, its JSON name, and its kind.
type Field = (u64, &'static str, Kind);

#[derive(Clone, Copy)]
enum Kind {
    Text,
    /// A 64-bit integer, which is a string in JSON.
    Long,
    Texts,
    /// A map of strings.
    Map,
    Messages(&'static [Field]),
    /// `google.protobuf.Duration`: a string in JSON.
    Duration,
}

use Kind::{Duration, Long, Map, Messages, Text, Texts};

/// The message types, sorted by name.
const KNOWN: &[(&str, &[Field])] = &[
    (
        "BadRequest",
        &[(1, "fieldViolations", Messages(FIELD_VIOLATION))],
    ),
    (
        "DebugInfo",
        &[(1, "stackEntries", Texts), (2, "detail", Text)],
    ),
    (
        "ErrorInfo",
        &[
            (1, "reason", Text),
            (2, "domain", Text),
            (3, "metadata", Map),
        ],
    ),
    (
        "Help",
        &[(
            1,
            "links",
            Messages(&[(1, "description", Text), (2, "url", Text)]),
        )],
    ),
    ("LocalizedMessage", LOCALIZED),
    (
        "PreconditionFailure",
        &[(
            1,
            "violations",
            Messages(&[
                (1, "type", Text),
                (2, "subject", Text),
                (3, "description", Text),
            ]),
        )],
    ),
    (
        "QuotaFailure",
        &[(1, "violations", Messages(QUOTA_VIOLATION))],
    ),
    (
        "RequestInfo",
        &[(1, "requestId", Text), (2, "servingData", Text)],
    ),
    (
        "ResourceInfo",
        &[
            (1, "resourceType", Text),
            (2, "resourceName", Text),
            (3, "owner", Text),
            (4, "description", Text),
        ],
    ),
    ("RetryInfo", &[(1, "retryDelay", Duration)]),
];

const LOCALIZED: &[Field] = &[(1, "locale", Text), (2, "message", Text)];

const FIELD_VIOLATION: &[Field] = &[
    (1, "field", Text),
    (2, "description", Text),
    (3, "reason", Text),
    (4, "localizedMessage", Messages(LOCALIZED)),
];

const QUOTA_VIOLATION: &[Field] = &[
    (1, "subject", Text),
    (2, "description", Text),
    (3, "apiService", Text),
    (4, "quotaMetric", Text),
    (5, "quotaId", Text),
    (6, "quotaDimensions", Map),
    (7, "quotaValue", Long),
    (8, "futureQuotaValue", Long),
];

/// Converts a detail to Protobuf JSON. The error is Protobuf's message.
pub(super) fn to_json(detail: &Any) -> Result<Value, String> {
    let fields = name_of(detail)
        .strip_prefix("google.rpc.")
        .and_then(|name| {
            let found = KNOWN.iter().find(|(known, _)| *known == name);
            found.map(|(_, fields)| *fields)
        });
    let Some(fields) = fields else {
        return Err(format!(
            "proto: google.protobuf.Any: unable to resolve {}: not found",
            crate::json::quote(&detail.type_url)
        ));
    };
    let mut members = vec![("@type".to_owned(), Value::text(&detail.type_url))];
    members.extend(members_of(&detail.value, fields).ok_or_else(unreadable)?);
    Ok(Value::Object(members))
}

fn unreadable() -> String {
    "proto: cannot parse invalid wire-format data".to_owned()
}

type Members = Vec<(String, Value)>;

/// The members of a message in field order. Unset fields are omitted.
fn members_of(bytes: &[u8], fields: &[Field]) -> Option<Members> {
    let sent_fields = wire::read(bytes)?;
    let mut members = Members::new();
    for &(number, name, kind) in fields {
        let values: Vec<&wire::FieldValue<'_>> = sent_fields
            .iter()
            .filter(|(sent, _)| *sent == number)
            .map(|(_, value)| value)
            .collect();
        if let Some(value) = value_of(&values, kind)? {
            members.push((name.to_owned(), value));
        }
    }
    Some(members)
}

/// Returns `Some(None)` if the field is unset.
fn value_of(values: &[&wire::FieldValue<'_>], kind: Kind) -> Option<Option<Value>> {
    let Some(last) = values.last() else {
        return Some(None);
    };
    let value = match kind {
        Text => Some(text(last)?).filter(|value| *value != Value::text("")),
        Long => match last.number()? {
            0 => None,
            // Negative numbers are encoded as large unsigned ones.
            number => Some(Value::text(number.cast_signed().to_string())),
        },
        Texts => Some(Value::Array(
            values
                .iter()
                .map(|value| text(value))
                .collect::<Option<_>>()?,
        )),
        Messages(fields) => {
            let message = |value: &&wire::FieldValue<'_>| {
                Some(Value::Object(members_of(value.bytes()?, fields)?))
            };
            Some(Value::Array(
                values.iter().map(message).collect::<Option<_>>()?,
            ))
        }
        Map => {
            let entries = values.iter().map(|value| {
                let entry = wire::read(value.bytes()?)?;
                let part = |number| match entry.iter().rev().find(|(sent, _)| *sent == number) {
                    Some((_, part)) => text(part),
                    None => Some(Value::text("")),
                };
                Some((part(1)?.as_str()?.to_owned(), part(2)?))
            });
            // The last entry with the same key wins; entries are sorted by key.
            let entries: std::collections::BTreeMap<_, _> = entries.collect::<Option<_>>()?;
            Some(Value::Object(entries.into_iter().collect()))
        }
        Duration => Some(duration(last.bytes()?)?),
    };
    Some(value)
}

fn text(value: &wire::FieldValue<'_>) -> Option<Value> {
    Some(Value::text(std::str::from_utf8(value.bytes()?).ok()?))
}

/// Formats seconds with 0, 3, 6 or 9 fractional digits, as Protobuf JSON does.
fn duration(bytes: &[u8]) -> Option<Value> {
    let sent = wire::read(bytes)?;
    let number = |field| match sent.iter().rev().find(|(sent, _)| *sent == field) {
        Some((_, value)) => value.number().map(u64::cast_signed),
        None => Some(0),
    };
    let (seconds, nanoseconds) = (number(1)?, number(2)?);
    let sign = if seconds < 0 || nanoseconds < 0 {
        "-"
    } else {
        ""
    };
    let mut text = format!(
        "{sign}{}.{:09}",
        seconds.unsigned_abs(),
        nanoseconds.unsigned_abs()
    );
    while text.ends_with("000") {
        text.truncate(text.len() - 3);
    }
    let text = text.trim_end_matches('.');
    Some(Value::text(format!("{text}s")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tonic_types::pb::ErrorInfo;

    use crate::rpc::any_of;

    #[test]
    fn known_details_are_rendered_as_json() {
        let info = ErrorInfo {
            reason: "BUSY".to_owned(),
            domain: "shop".to_owned(),
            metadata: [
                ("b".to_owned(), "2".to_owned()),
                ("a".to_owned(), String::new()),
            ]
            .into(),
        };
        let json = to_json(&any_of("google.rpc.ErrorInfo", &info)).unwrap();
        assert_eq!(
            json.to_message_string(),
            r#"{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"BUSY","domain":"shop","metadata":{"a":"","b":"2"}}"#
        );
    }

    #[test]
    fn timestamps_are_rendered_as_text() {
        // A RetryInfo of 1 s and 500,000,000 ns.
        let value = [
            &[0x0a, 8, 0x08, 1, 0x10][..],
            &[0x80, 0xca, 0xb5, 0xee, 0x01],
        ]
        .concat();
        let detail = Any {
            type_url: "x/google.rpc.RetryInfo".to_owned(),
            value,
        };
        let json = to_json(&detail).unwrap().to_message_string();
        assert_eq!(
            json,
            r#"{"@type":"x/google.rpc.RetryInfo","retryDelay":"1.500s"}"#
        );
    }

    #[test]
    fn unknown_and_malformed_details_are_errors() {
        let detail = |name: &str, value: &[u8]| Any {
            type_url: format!("type.googleapis.com/{name}"),
            value: value.to_vec(),
        };
        assert_eq!(
            to_json(&detail("droid.Secret", b"plans")).unwrap_err(),
            "proto: google.protobuf.Any: unable to resolve \"type.googleapis.com/droid.Secret\": not found"
        );
        let broken = to_json(&detail("google.rpc.Help", b"\x0a\x05x"));
        assert_eq!(broken.unwrap_err(), unreadable());
    }
}
