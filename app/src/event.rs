//! The formats of events.

use std::collections::BTreeMap;

use dapr_client::publish::CloudEvent;
use dapr_client::{Bytes, DecodeError, Headers, Json, from_json, to_json};

use crate::call::EventPayload;

/// Reads an event in any format: an envelope (structured mode),
/// attributes in headers and data in the body (binary mode), or an envelope around the bytes of a
/// raw message.
pub(crate) fn read(headers: &Headers, body: Bytes) -> Result<EventPayload, DecodeError> {
    let attributes = binary_attributes(headers);
    if attributes.contains_key("specversion") {
        return binary(&attributes, body);
    }
    envelope(&body).map(of_envelope)
}

/// Decodes an envelope. Attributes of the wrong type are left out: the data is what handlers need.
pub(crate) fn envelope(text: &[u8]) -> Result<CloudEvent, DecodeError> {
    from_json(text).or_else(|error| {
        let members: BTreeMap<String, Json> = from_json(text)?;
        let mut kept = BTreeMap::new();
        for (name, value) in members {
            if matches!(name.as_str(), "data" | "data_base64") || decodes(&name, &value) {
                kept.insert(name, value);
            }
        }
        let text = to_json(&kept).map_err(|_| error)?;
        from_json(text.as_bytes())
    })
}

/// Returns whether a member of an envelope has the right type.
fn decodes(name: &str, value: &Json) -> bool {
    let mut one = BTreeMap::new();
    one.insert(name.to_owned(), value.clone());
    to_json(&one).is_ok_and(|text| from_json::<CloudEvent>(text.as_bytes()).is_ok())
}

/// Converts an envelope. Decodes its `data_base64`, if any.
pub(crate) fn of_envelope(event: CloudEvent) -> EventPayload {
    let bytes = match event.data {
        Some(_) => None,
        None => event.data_base64.clone(),
    };
    EventPayload { event, bytes }
}

/// Decodes a raw message of a bulk delivery: a JSON string in base64.
pub(crate) fn of_raw(
    json: &Json,
    topic: &Option<String>,
    pubsub: &Option<String>,
) -> Result<EventPayload, DecodeError> {
    let bytes: Bytes = from_json(json.as_str().as_bytes())?;
    let mut event: CloudEvent = from_json(b"{}")?;
    event.topic = topic.clone();
    event.pubsub_name = pubsub.clone();
    event.data_base64 = Some(bytes.clone());
    Ok(EventPayload {
        event,
        bytes: Some(bytes),
    })
}

/// Returns the attributes in headers named `ce-type` or, as brokers keep them, `ce_type`.
fn binary_attributes(headers: &Headers) -> BTreeMap<String, String> {
    let mut found = headers.with_prefix("ce-");
    found.extend(headers.with_prefix("ce_"));
    found
}

fn binary(attributes: &BTreeMap<String, String>, body: Bytes) -> Result<EventPayload, DecodeError> {
    let envelope =
        serde_json::to_vec(attributes).map_err(|error| DecodeError::new(error.to_string()))?;
    let mut event = self::envelope(&envelope)?;
    event.data = std::str::from_utf8(&body)
        .ok()
        .and_then(|text| Json::from_text(text).ok());
    event.data_base64 = event.data.is_none().then(|| body.clone());
    Ok(EventPayload {
        event,
        bytes: Some(body),
    })
}

#[cfg(test)]
mod tests {
    use dapr_client::{Bytes, Headers, Json};

    use super::read;

    #[test]
    fn an_envelope_is_read() {
        let body = Bytes::from_static(br#"{"id":"1","data":{"a":1},"x":true}"#);
        let payload = read(&Headers::new(), body).unwrap();
        assert_eq!(payload.event.data.unwrap().as_str(), r#"{"a":1}"#);
        assert_eq!(payload.event.extensions["x"], Json::new(&true));
        assert_eq!(payload.bytes, None);
    }

    #[test]
    fn a_raw_message_is_its_bytes() {
        let body = Bytes::from_static(br#"{"id":"1","data_base64":"AP8="}"#);
        let payload = read(&Headers::new(), body).unwrap();
        assert_eq!(payload.bytes.as_deref(), Some(&[0, 255][..]));
    }

    #[test]
    fn binary_mode_has_its_attributes_in_headers() {
        let mut headers = Headers::new();
        headers.append("ce_specversion", "1.0");
        headers.append("Ce-Type", "order.placed");
        headers.append("ce_priority", "high");
        let payload = read(&headers, Bytes::from_static(b"[1]")).unwrap();
        assert_eq!(payload.event.r#type.as_deref(), Some("order.placed"));
        assert_eq!(payload.event.extensions["priority"], Json::new("high"));
        assert_eq!(payload.bytes.as_deref(), Some(&b"[1]"[..]));
    }

    #[test]
    fn attributes_of_the_wrong_type_are_left_out() {
        let body = br#"{"id":7,"type":"order","time":"soon","topic":["a"],"data":{"a":1}}"#;
        let payload = read(&Headers::new(), Bytes::from_static(body)).unwrap();
        assert_eq!(payload.event.data.unwrap().as_str(), r#"{"a":1}"#);
        assert_eq!(payload.event.r#type.as_deref(), Some("order"));
        assert_eq!((payload.event.id, payload.event.topic), (None, None));
        let mut headers = Headers::new();
        headers.append("ce_specversion", "1.0");
        headers.append("ce_time", "soon");
        let payload = read(&headers, Bytes::from_static(b"[1]")).unwrap();
        assert_eq!(payload.bytes.as_deref(), Some(&b"[1]"[..]));
    }

    #[test]
    fn malformed_data_is_an_error() {
        let body = Bytes::from_static(br#"{"id":"1","data_base64":"?"}"#);
        assert!(read(&Headers::new(), body).is_err());
    }

    #[test]
    fn text_that_is_no_event_is_an_error() {
        assert!(read(&Headers::new(), Bytes::from_static(b"hello")).is_err());
    }
}
