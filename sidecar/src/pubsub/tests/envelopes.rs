//! Envelopes and scopes.

use std::sync::Arc;

use super::{metadata, now};
use crate::clock::Clock;
use crate::json::{Value, decode_first};
use crate::pubsub::{Bus, Draft, PubsubComponent, envelope, event_bytes, is_raw};
use crate::resources::Properties;

fn published(content_type: &str, data: &[u8], pairs: &[(&str, &str)]) -> Result<String, String> {
    let draft = Draft {
        app_id: "echo-service",
        pubsub: "rebel-net",
        topic: "orders",
        content_type,
        data,
        trace_parent: "",
        trace_state: "",
    };
    let mut pairs = pairs.to_vec();
    if !pairs
        .iter()
        .any(|(name, _)| name.eq_ignore_ascii_case("cloudevent.id"))
    {
        pairs.push(("cloudevent.id", "i"));
    }
    envelope(&draft, &metadata(&pairs), now()).map(|event| event.to_go_string())
}

#[test]
fn envelopes_equal_those_of_daprd() {
    let rest = r#""id":"i","pubsubname":"rebel-net","source":"echo-service","specversion":"1.0","time":"2026-11-22T20:45:12Z","topic":"orders","traceid":"","traceparent":"","tracestate":"","type":"com.dapr.event.sent"}"#;
    for (content_type, data, begin) in [
        (
            "application/json",
            r#"{"a":1.0,"b":12345678901234567890,"z":1,"c":"<&>"}"#,
            r#"{"data":{"a":1.0,"b":12345678901234567890,"c":"\u003c\u0026\u003e","z":1},"datacontenttype":"application/json","#,
        ),
        (
            "application/json",
            "not json",
            r#"{"data":"not json","datacontenttype":"application/json","#,
        ),
        (
            "application/json",
            "",
            r#"{"data":"","datacontenttype":"application/json","#,
        ),
        (
            "Application/JSON; charset=utf-8",
            r#"{"a":1} x"#,
            r#"{"data":{"a":1},"datacontenttype":"Application/JSON; charset=utf-8","#,
        ),
        (
            "application/vnd.x+json",
            "{}",
            r#"{"data":"{}","datacontenttype":"application/vnd.x+json","#,
        ),
        (
            "application/octet-stream",
            "x",
            r#"{"data_base64":"eA==","datacontenttype":"application/octet-stream","#,
        ),
        (
            "application/cloudevents+protobuf",
            "x",
            r#"{"data_base64":"eA==","datacontenttype":"application/cloudevents+protobuf","#,
        ),
        (
            "application/x-protobuf",
            "x",
            r#"{"data":"x","datacontenttype":"application/x-protobuf","#,
        ),
        (
            "application/x-protobuf",
            "",
            r#"{"data_base64":"","datacontenttype":"application/x-protobuf","#,
        ),
        ("", "x", r#"{"data":"x","datacontenttype":"text/plain","#),
    ] {
        assert_eq!(
            published(content_type, data.as_bytes(), &[]).unwrap(),
            format!("{begin}{rest}")
        );
    }
    let text = published("", b"plain \xff", &[]).unwrap();
    assert!(text.starts_with("{\"data\":\"plain \u{fffd}\","));
}

#[test]
fn metadata_overrides_the_envelope() {
    let event = published(
        "",
        b"x",
        &[
            ("ttlInSeconds", "60"),
            ("cloudevent.id", "own"),
            ("CloudEvent.TYPE", "ty"),
            ("cloudevent.subject", "s"),
            ("cloudevent.traceid", "tr"),
        ],
    );
    assert_eq!(
        event.unwrap(),
        r#"{"data":"x","datacontenttype":"text/plain","expiration":"2026-11-22T20:46:12Z","id":"own","pubsubname":"rebel-net","source":"echo-service","specversion":"1.0","subject":"s","time":"2026-11-22T20:45:12Z","topic":"orders","traceid":"tr","traceparent":"tr","tracestate":"","type":"ty"}"#
    );
    for (attributes, expected) in [
        (
            &[("ttl", "1h"), ("ttlInSeconds", "5")][..],
            Some("2026-11-22T21:45:12Z"),
        ),
        (&[("TTL", "1h")], Some("2026-11-22T21:45:12Z")),
        (&[("ttl", "-1s")], Some("2026-11-22T20:45:12Z")),
        (&[("ttlInSeconds", "-1")], None),
        (&[("ttlInSeconds", "soon")], None),
    ] {
        let event = decode_first(published("", b"x", attributes).unwrap().as_bytes()).unwrap();
        assert_eq!(event.member("expiration").and_then(Value::as_str), expected);
    }
}

#[test]
fn cloud_events_are_completed_not_wrapped() {
    assert_eq!(
        published(
            "application/cloudevents+json",
            br#"{"data":{"n":1.50,"m":null},"id":"i"}"#,
            &[]
        )
        .unwrap(),
        r#"{"data":{"m":null,"n":1.50},"id":"i","pubsubname":"rebel-net","source":"Dapr","specversion":"1.0","time":"2026-11-22T20:45:12Z","topic":"orders","traceid":"","traceparent":"","tracestate":"","type":"com.dapr.event.sent"}"#
    );
    for (body, part) in [
        (
            "[]",
            "json: cannot unmarshal array into Go value of type map[string]interface {}",
        ),
        (
            "\"x\"",
            "json: cannot unmarshal string into Go value of type map[string]interface {}",
        ),
        ("", "EOF"),
        ("{", "unexpected EOF"),
    ] {
        let error = published("application/cloudevents+json", body.as_bytes(), &[]);
        assert_eq!(error.unwrap_err(), part);
    }
}

#[test]
fn bulk_events_have_their_own_content_types() {
    let event = |text: &str| decode_first(text.as_bytes()).unwrap();
    assert_eq!(
        event_bytes(&event("{\"b\":1,\"a\":2}"), "application/json").unwrap(),
        b"{\"a\":2,\"b\":1}"
    );
    assert_eq!(
        event_bytes(&event("\"eA==\""), "application/octet-stream").unwrap(),
        b"x"
    );
    assert_eq!(event_bytes(&event("\"a\""), "TEXT/x").unwrap(), b"a");
    for (text, content_type) in [
        ("1", "text/plain"),
        ("1", "application/octet-stream"),
        ("1", ""),
        ("{}", "application/x+json"),
    ] {
        assert_eq!(
            event_bytes(&event(text), content_type).unwrap_err(),
            "error: mismatch between contentType and event"
        );
    }
}

#[test]
fn raw_payload_is_a_go_boolean() {
    assert_eq!(is_raw(&metadata(&[("rawPayload", "T")])), Ok(true));
    assert_eq!(is_raw(&metadata(&[("rawPayload", "")])), Ok(false));
    assert_eq!(
        is_raw(&metadata(&[("rawPayload", "perhaps")])).unwrap_err(),
        "rawPayload value must be a valid boolean: actual is 'perhaps'"
    );
}

#[test]
fn scopes_restrict_topics() {
    let properties: Properties = [
        ("publishingScopes", "echo-service=orders;other=secret"),
        ("allowedTopics", "orders, secret, sub"),
        ("protectedTopics", "sub"),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .collect();
    let bus = Arc::new(Bus::new(Clock::frozen(now())));
    let component = |app: &str| PubsubComponent::new(app, &properties, bus.clone(), None);
    let may = |app: &str, topic: &str| component(app).may_publish(topic).is_ok();
    assert!(may("echo-service", "orders") && !may("echo-service", "secret"));
    assert!(!may("echo-service", "other") && may("nobody", "secret"));
    assert!(!may("nobody", "sub") && component("nobody").listen("sub").is_err());
}
