//! Envelopes, scopes, rules and deliveries. Expected values are what daprd did with the same input.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use super::{
    Bus, Draft, Metadata, PubsubComponent, Subscriber, Wanted, envelope, event_bytes,
    from_application, is_raw,
};
use crate::app::{App, AppReply, AppRequest, Target};
use crate::clock::Clock;
use crate::json::{Value, decode_first};
use crate::resiliency::{Resiliency, Settings, Sort};
use crate::resources::Properties;

fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_380_312)
}

fn metadata(pairs: &[(&str, &str)]) -> Metadata {
    pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

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
fn an_envelope_is_made_as_daprd_makes_it() {
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
    for (given, expected) in [
        (
            &[("ttl", "1h"), ("ttlInSeconds", "5")][..],
            Some("2026-11-22T21:45:12Z"),
        ),
        (&[("TTL", "1h")], Some("2026-11-22T21:45:12Z")),
        (&[("ttl", "-1s")], Some("2026-11-22T20:45:12Z")),
        (&[("ttlInSeconds", "-1")], None),
        (&[("ttlInSeconds", "soon")], None),
    ] {
        let event = decode_first(published("", b"x", given).unwrap().as_bytes()).unwrap();
        assert_eq!(event.member("expiration").and_then(Value::as_str), expected);
    }
}

#[test]
fn an_event_that_is_one_already_is_completed() {
    assert_eq!(
        published(
            "application/cloudevents+json",
            br#"{"data":{"n":1.50,"m":null},"id":"i"}"#,
            &[]
        )
        .unwrap(),
        r#"{"data":{"m":null,"n":1.50},"id":"i","pubsubname":"rebel-net","source":"Dapr","specversion":"1.0","time":"2026-11-22T20:45:12Z","topic":"orders","traceid":"","traceparent":"","tracestate":"","type":"com.dapr.event.sent"}"#
    );
    for (body, words) in [
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
        let fault = published("application/cloudevents+json", body.as_bytes(), &[]);
        assert_eq!(fault.unwrap_err(), words);
    }
}

#[test]
fn events_of_a_list_go_with_their_types() {
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
fn raw_is_a_boolean_of_go() {
    assert_eq!(is_raw(&metadata(&[("rawPayload", "T")])), Ok(true));
    assert_eq!(is_raw(&metadata(&[("rawPayload", "")])), Ok(false));
    assert_eq!(
        is_raw(&metadata(&[("rawPayload", "perhaps")])).unwrap_err(),
        "rawPayload value must be a valid boolean: actual is 'perhaps'"
    );
}

#[test]
fn scopes_keep_applications_from_topics() {
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

/// The path, the headers and the body of a call.
type Seen = (String, BTreeMap<String, String>, Value);

/// An application, what it was called with, and the broker beside it.
struct Stage {
    clock: Clock,
    component: Arc<PubsubComponent>,
    calls: Arc<Mutex<Vec<Seen>>>,
}

impl Stage {
    fn new(subscriptions: &str) -> Self {
        let clock = Clock::frozen(now());
        let bus = Arc::new(Bus::new(clock.clone()));
        let component = Arc::new(PubsubComponent::new(
            "echo-service",
            &Properties::default(),
            bus,
            None,
        ));
        let calls = Arc::new(Mutex::new(Vec::new()));
        let seen = calls.clone();
        let app = App::new(
            Target::Function(Arc::new(move |request: AppRequest| {
                let seen: Arc<Mutex<Vec<_>>> = seen.clone();
                async move {
                    let headers = request
                        .headers
                        .iter()
                        .map(|(name, value)| {
                            (
                                name.to_lowercase(),
                                String::from_utf8_lossy(value).into_owned(),
                            )
                        })
                        .collect();
                    let body = decode_first(&request.body).unwrap_or(Value::Null);
                    let path = request.path.clone();
                    seen.lock().unwrap().push((path.clone(), headers, body));
                    match path.as_str() {
                        "/retry" => AppReply::new(500),
                        "/gone" => AppReply::new(404),
                        "/drop" => AppReply::new(200).body("{\"status\":\"DROP\"}"),
                        "/odd" => AppReply::new(200).body("{\"status\":\"ODD\"}"),
                        "/word" => AppReply::new(200).body("thanks"),
                        _ => AppReply::new(204),
                    }
                }
            })),
            None,
            None,
        );
        for wanted in from_application(subscriptions.as_bytes()).unwrap() {
            let wanted: Arc<Wanted> = Arc::new(wanted);
            let messages = component.listen(&wanted.topic).unwrap();
            let resiliency = Resiliency::new(clock.clone(), Settings::default());
            let policy = resiliency.inbound("rebel-net", Sort::Pubsub);
            let (app, clock) = (app.clone(), clock.clone());
            let subscriber = Subscriber::new(wanted, component.clone(), app, clock, policy);
            tokio::spawn(subscriber.run(messages));
        }
        Self {
            clock,
            component,
            calls,
        }
    }

    async fn publish(&self, topic: &str, event: &str, pairs: &[(&str, &str)]) {
        self.component
            .publish(topic, event.to_owned().into(), metadata(pairs))
            .unwrap();
        self.clock.quiet().await;
    }

    fn paths(&self) -> Vec<String> {
        std::mem::take(&mut *self.calls.lock().unwrap())
            .into_iter()
            .map(|(path, ..)| path)
            .collect()
    }
}

#[tokio::test]
async fn an_event_goes_where_its_rule_says() {
    let stage = Stage::new(
        r#"[{"pubsubname":"rebel-net","topic":"ruled","routes":{"rules":[
            {"match":"event.type == \"a\"","path":"/a"},
            {"match":"has(event.data.n) && event.data.n > 5","path":"n"},
            {"match":"event.data.x","path":"/x"}],"default":"/rest"},"deadLetterTopic":"dead"},
            {"pubsubname":"rebel-net","topic":"dead","route":"/dead"}]"#,
    );
    for (event, path) in [
        (r#"{"type":"a","data":"x"}"#, "/a"),
        (r#"{"type":"b","data":{"n":7}}"#, "/n"),
        (r#"{"type":"b","data":{"n":5.5}}"#, "/n"),
        (r#"{"type":"b","data":{"n":1,"x":true}}"#, "/x"),
        (r#"{"type":"b","data":{"n":1,"x":false}}"#, "/rest"),
        (r#"{"type":"b","data":{"n":1,"x":5}}"#, "/dead"),
        (r#"{"type":"b","data":{"n":1}}"#, "/dead"),
        (r#"{"type":"b","data":"text"}"#, "/dead"),
        (r#"{"type":"a","data":"x"} more"#, "/dead"),
    ] {
        stage.publish("ruled", event, &[]).await;
        let paths = stage.paths();
        // The dead letter topic does not take what is no event either.
        let expected: Vec<&str> = if event.ends_with("more") {
            vec![]
        } else {
            vec![path]
        };
        assert_eq!(paths, expected, "{event}");
    }
}

#[tokio::test]
async fn answers_decide_what_becomes_of_an_event() {
    let subscriptions: Vec<String> = ["retry", "gone", "drop", "odd", "word", "fine"]
        .iter()
        .map(|topic| {
            format!(r#"{{"pubsubname":"rebel-net","topic":"{topic}","route":"/{topic}","deadLetterTopic":"dead"}}"#)
        })
        .collect();
    let stage = Stage::new(&format!(
        r#"[{},{{"pubsubname":"rebel-net","topic":"dead","route":"/dead"}},{{"pubsubname":"rebel-net","topic":"lost","route":"/retry"}}]"#,
        subscriptions.join(",")
    ));
    for (topic, dead) in [
        ("retry", true),
        ("gone", true),
        ("drop", true),
        ("odd", true),
        ("word", false),
        ("fine", false),
    ] {
        stage.publish(topic, "{\"id\":\"i\"}", &[]).await;
        let expected = if dead {
            vec![format!("/{topic}"), "/dead".to_owned()]
        } else {
            vec![format!("/{topic}")]
        };
        assert_eq!(stage.paths(), expected);
    }
    stage.publish("lost", "{}", &[]).await;
    assert_eq!(stage.paths(), ["/retry"]);
    // What has expired goes to the dead letter topic and is dropped there again.
    stage
        .publish("fine", "{\"expiration\":\"2026-11-22T20:45:12Z\"}", &[])
        .await;
    assert!(stage.paths().is_empty());
}

#[tokio::test]
async fn headers_carry_the_metadata_and_raw_messages_get_an_envelope() {
    let stage = Stage::new(
        r#"[{"pubsubname":"rebel-net","topic":"orders","route":"/orders"},
            {"pubsubname":"rebel-net","topic":"wild*","route":"/wild"},
            {"pubsubname":"rebel-net","topic":"raw","route":"/raw","metadata":{"rawPayload":"true"}}]"#,
    );
    stage
        .publish("orders", "{\"traceid\":\"\"}", &[("ttlInSeconds", "60")])
        .await;
    let (_, headers, _) = stage.calls.lock().unwrap().remove(0);
    assert_eq!(headers["ttlinseconds"], "60");
    assert_eq!(headers["pubsubname"], "rebel-net");
    assert_eq!(headers["content-type"], "application/cloudevents+json");
    assert_eq!(
        headers["traceparent"],
        "00-00000000000000000000000000000000-0000000000000000-00"
    );
    stage.publish("raw", "{\"a\":1}", &[]).await;
    let (_, headers, event) = stage.calls.lock().unwrap().remove(0);
    assert!(!headers.contains_key("traceparent"));
    assert_eq!(
        event.member("data_base64"),
        Some(&Value::text("eyJhIjoxfQ=="))
    );
    assert_eq!(event.member("source"), Some(&Value::text("Dapr")));
    stage.publish("wild", "{}", &[]).await;
    stage.publish("wild1", "{}", &[]).await;
    assert_eq!(stage.paths(), ["/wild"]);
}

#[tokio::test]
async fn a_batch_comes_when_it_has_waited_long_enough() {
    let stage = Stage::new(
        r#"[{"pubsubname":"rebel-net","topic":"bulk","route":"/bulk","deadLetterTopic":"dead",
             "bulkSubscribe":{"enabled":true,"maxMessagesCount":3,"maxAwaitDurationMs":300}},
            {"pubsubname":"rebel-net","topic":"dead","route":"/dead"}]"#,
    );
    stage.publish("bulk", "{\"data\":1.0}", &[("a", "b")]).await;
    assert!(stage.paths().is_empty());
    stage.clock.advance(Duration::from_millis(300)).await;
    let calls = std::mem::take(&mut *stage.calls.lock().unwrap());
    // The answer says nothing about the entry, so it has failed.
    assert_eq!(
        calls
            .iter()
            .map(|(path, ..)| path.as_str())
            .collect::<Vec<_>>(),
        ["/bulk", "/dead"]
    );
    let body = &calls[0].2;
    assert_eq!(
        body.member("type"),
        Some(&Value::text("com.dapr.event.sent.bulk"))
    );
    let Some(Value::Array(entries)) = body.member("entries") else {
        panic!("no entries: {body}");
    };
    assert_eq!(
        entries[0].member("event").unwrap().to_go_string(),
        "{\"data\":1}"
    );
    assert_eq!(
        entries[0].member("contentType"),
        Some(&Value::text("application/cloudevents+json"))
    );
}

#[test]
fn a_subscription_that_cannot_be_read_spoils_all() {
    let fault = from_application(
        br#"[{"topic":"t","routes":{"rules":[{"match":"event.(","path":"/x"}]}}]"#,
    );
    assert!(fault.unwrap_err().contains("event.("));
    let fault = from_application(
        br#"[{"topic":"t","routes":{"rules":[{"match":"shout(event.id)","path":"/x"}]}}]"#,
    );
    assert!(fault.unwrap_err().contains("`shout`"));
    assert_eq!(from_application(b"").unwrap().len(), 0);
    assert_eq!(from_application(b"null").unwrap().len(), 0);
    let none =
        from_application(br#"[{"topic":"t"},{"topic":"u","route":"a"},{"topic":"u","route":"b"}]"#)
            .unwrap();
    assert_eq!(none.len(), 1);
    assert_eq!(none[0].rules[0].path, "b");
}
