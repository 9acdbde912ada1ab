//! Rules and deliveries.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::{metadata, now};
use crate::app::{App, AppRequest, AppResponse, Target};
use crate::clock::Clock;
use crate::json::{Value, decode_first};
use crate::pubsub::{Bus, PubsubComponent, Subscriber, SubscriptionSpec, from_application};
use crate::resiliency::{ComponentClass, Resiliency, Settings};
use crate::resources::Properties;

/// The path, the headers and the body of a request.
type Seen = (String, BTreeMap<String, String>, Value);

/// An application, its received requests, and its broker.
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
                        "/retry" => AppResponse::new(500),
                        "/gone" => AppResponse::new(404),
                        "/drop" => AppResponse::new(200).body("{\"status\":\"DROP\"}"),
                        "/odd" => AppResponse::new(200).body("{\"status\":\"ODD\"}"),
                        "/word" => AppResponse::new(200).body("thanks"),
                        _ => AppResponse::new(204),
                    }
                }
            })),
            None,
            None,
        );
        for wanted in from_application(subscriptions.as_bytes()).unwrap() {
            let wanted: Arc<SubscriptionSpec> = Arc::new(wanted);
            let messages = component.listen(&wanted.topic).unwrap();
            let resiliency = Resiliency::new(clock.clone(), Settings::default());
            let policy = resiliency.inbound("rebel-net", ComponentClass::Pubsub);
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
        self.clock.wait_until_idle().await;
    }

    fn paths(&self) -> Vec<String> {
        std::mem::take(&mut *self.calls.lock().unwrap())
            .into_iter()
            .map(|(path, ..)| path)
            .collect()
    }
}

#[cfg(feature = "cel")]
#[tokio::test]
async fn events_are_routed_by_rules() {
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
        // The dead letter topic does not accept invalid events either.
        let expected: Vec<&str> = if event.ends_with("more") {
            vec![]
        } else {
            vec![path]
        };
        assert_eq!(paths, expected, "{event}");
    }
}

#[tokio::test]
async fn responses_decide_whether_an_event_is_retried_or_dropped() {
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
    // An expired event goes to the dead letter topic and is dropped there as well.
    stage
        .publish("fine", "{\"expiration\":\"2026-11-22T20:45:12Z\"}", &[])
        .await;
    assert!(stage.paths().is_empty());
}

#[tokio::test]
async fn metadata_is_sent_as_headers_and_raw_messages_are_wrapped() {
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
async fn a_batch_is_delivered_after_its_maximum_wait() {
    let stage = Stage::new(
        r#"[{"pubsubname":"rebel-net","topic":"bulk","route":"/bulk","deadLetterTopic":"dead",
             "bulkSubscribe":{"enabled":true,"maxMessagesCount":3,"maxAwaitDurationMs":300}},
            {"pubsubname":"rebel-net","topic":"dead","route":"/dead"}]"#,
    );
    stage.publish("bulk", "{\"data\":1.0}", &[("a", "b")]).await;
    assert!(stage.paths().is_empty());
    stage.clock.advance(Duration::from_millis(300)).await;
    let calls = std::mem::take(&mut *stage.calls.lock().unwrap());
    // The response does not contain the entry, which counts as failed.
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

#[cfg(feature = "cel")]
#[test]
fn one_invalid_subscription_invalidates_all() {
    let error = from_application(
        br#"[{"topic":"t","routes":{"rules":[{"match":"event.(","path":"/x"}]}}]"#,
    );
    assert!(error.unwrap_err().contains("event.("));
    let error = from_application(
        br#"[{"topic":"t","routes":{"rules":[{"match":"shout(event.id)","path":"/x"}]}}]"#,
    );
    assert!(error.unwrap_err().contains("`shout`"));
    assert_eq!(from_application(b"").unwrap().len(), 0);
    assert_eq!(from_application(b"null").unwrap().len(), 0);
    let none =
        from_application(br#"[{"topic":"t"},{"topic":"u","route":"a"},{"topic":"u","route":"b"}]"#)
            .unwrap();
    assert_eq!(none.len(), 1);
    assert_eq!(none[0].rules[0].path, "b");
}
