//! How daprd handles content types.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::json::Value;

/// Whether the media type matches, regardless of parameters and case.
fn is(content_type: &str, expected: &str) -> bool {
    let name = content_type.split(';').next().unwrap_or_default();
    name.eq_ignore_ascii_case(expected)
}

pub(super) fn is_json(content_type: &str) -> bool {
    is(content_type, "application/json")
}

pub(super) fn is_cloud_event(content_type: &str) -> bool {
    is(content_type, "application/cloudevents+json")
}

pub(super) fn is_binary(content_type: &str) -> bool {
    is(content_type, "application/octet-stream")
}

/// Whether this is a Protobuf CloudEvent. daprd decides by parsing `application/x-protobuf` data; here only
/// an empty body counts as one.
pub(super) fn is_proto_event(content_type: &str, data: &[u8]) -> bool {
    is(content_type, "application/cloudevents+protobuf")
        || (is(content_type, "application/x-protobuf") && data.is_empty())
}

pub(super) fn is_text(content_type: &str) -> bool {
    let starts = content_type
        .get(..5)
        .is_some_and(|start| start.eq_ignore_ascii_case("text/"));
    starts || is(content_type, "application/xml")
}

/// The data of an entry of a bulk request. Fails if it does not match its content type.
pub(crate) fn event_bytes(event: &Value, content_type: &str) -> Result<Vec<u8>, String> {
    const MISMATCH: &str = "error: mismatch between contentType and event";
    if is_binary(content_type) {
        let text = event.as_str().ok_or(MISMATCH)?;
        return from_base64(text).map_err(|at| {
            format!(
                "error: unable to decode base64 application/octect-stream data: illegal base64 data at input byte {at}"
            )
        });
    }
    if is_text(content_type) {
        return Ok(event.as_str().ok_or(MISMATCH)?.as_bytes().to_vec());
    }
    if is_json(content_type) || is_cloud_event(content_type) {
        return Ok(event.to_go_string().into_bytes());
    }
    Err(MISMATCH.to_owned())
}

/// Decodes base64 and ignores line breaks, like Go. The error is the offset.
pub(super) fn from_base64(text: &str) -> Result<Vec<u8>, usize> {
    let clean: String = text.chars().filter(|c| !matches!(c, '\r' | '\n')).collect();
    STANDARD
        .decode(clean)
        .map_err(|_| error_offset(text.as_bytes()))
}

/// The offset that Go reports for invalid base64: the invalid character, or the start of an incomplete group.
fn error_offset(text: &[u8]) -> usize {
    let mut in_four = 0;
    let characters = text
        .iter()
        .enumerate()
        .filter(|(_, byte)| !matches!(byte, b'\r' | b'\n'));
    let mut characters = characters.peekable();
    while let Some((at, &byte)) = characters.next() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'+' | b'/' => in_four = (in_four + 1) % 4,
            b'=' if in_four == 2 => match characters.next() {
                Some((_, b'=')) => return characters.next().map_or(text.len(), |(after, _)| after),
                Some(_) => return at,
                None => return text.len(),
            },
            b'=' if in_four == 3 => {
                return characters.next().map_or(text.len(), |(after, _)| after);
            }
            _ => return at,
        }
    }
    text.len() - in_four
}

pub(super) fn to_base64(data: &[u8]) -> String {
    STANDARD.encode(data)
}
