//! A gRPC application that receives events, schedules and jobs.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use dapr_sidecar::{Clock, Component, Sidecar};

use super::app_messages::{
    BindingEvent, Bulk, BulkEntry, BulkEvents, CloudEvent, JobEvent, Names, Number, Routes, Rule,
    Status, Statuses, Subscription, Subscriptions, TopicEvent,
};
use super::server::{Any, Call, Reply, Server, at_a_port};

fn subscriptions() -> Subscriptions {
    let of = |topic: &str| Subscription {
        pubsub: "net".to_owned(),
        topic: topic.to_owned(),
        ..Subscription::default()
    };
    let rule = Rule {
        expression: r#"event.type == "order.cancelled""#.to_owned(),
        path: "cancelled".to_owned(),
    };
    let orders = Subscription {
        routes: Some(Routes {
            rules: vec![rule],
            default: "orders".to_owned(),
        }),
        dead_letter_topic: "lost".to_owned(),
        ..of("orders")
    };
    let many = Subscription {
        bulk: Some(Bulk { enabled: true }),
        dead_letter_topic: "lost".to_owned(),
        ..of("many")
    };
    Subscriptions {
        all: vec![orders, of("lost"), many],
    }
}

/// The requests that the application received, one line each.
type Received = Arc<Mutex<Vec<String>>>;

fn respond(call: &Call, received: &Received) -> Reply {
    let record = |line: String| received.lock().unwrap().push(line);
    match call.method.rsplit('.').next().unwrap() {
        "AppCallback/ListTopicSubscriptions" => Reply::message(&subscriptions()),
        "AppCallback/ListInputBindings" => Reply::message(&Names {
            names: vec!["every".to_owned()],
        }),
        "AppCallback/OnTopicEvent" => {
            let event: TopicEvent = call.read();
            let data = String::from_utf8_lossy(&event.data).into_owned();
            record(format!(
                "{} {} {} {} {} {} {} {data}",
                event.pubsub,
                event.topic,
                event.path,
                event.source,
                event.event_type,
                event.content_type,
                call.header("mine").unwrap_or("-"),
            ));
            assert!(String::from_utf8_lossy(&event.extensions).contains("traceparent"));
            let number = i32::from(data.contains("too much"));
            Reply::message(&Number { number })
        }
        "AppCallbackAlpha/OnBulkTopicEventAlpha1" => {
            let events: BulkEvents = call.read();
            let status = |BulkEntry { id, event }| {
                let CloudEvent { source, data } = event.unwrap();
                let data = String::from_utf8_lossy(&data).into_owned();
                record(format!("{} {source} {data}", events.topic));
                let status = i32::from(data.contains("too much"));
                Status { entry: id, status }
            };
            let all = events.entries.into_iter().map(status).collect();
            Reply::message(&Statuses { all })
        }
        "AppCallback/OnBindingEvent" => {
            let event: BindingEvent = call.read();
            record(format!("{} {}", event.name, event.metadata["readTimeUTC"]));
            Reply::empty()
        }
        "AppCallbackAlpha/OnJobEventAlpha1" => {
            let JobEvent { name, data, method } = call.read();
            let Any { type_url, value } = data.unwrap();
            record(format!("{name} {method} {type_url} {value:?}"));
            Reply::empty()
        }
        _ => Reply::unimplemented(),
    }
}

async fn start() -> (Sidecar, Received, Server) {
    let received = Received::default();
    let recorded = received.clone();
    let (server, port) = at_a_port(move |call| respond(&call, &recorded)).await;
    let cron = |name| Component::new(name, "bindings.cron").property("schedule", "@every 1h");
    let sidecar = Sidecar::builder()
        .app_id("shop")
        .clock(Clock::frozen(
            SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000),
        ))
        .component(Component::new("net", "pubsub.in-memory"))
        .component(cron("every"))
        .component(cron("unwanted"))
        .app_protocol("grpc")
        .app_port(port)
        .start()
        .await
        .unwrap();
    sidecar.wait_until_ready().await;
    (sidecar, received, server)
}

fn taken(received: &Received) -> Vec<String> {
    std::mem::take(&mut *received.lock().unwrap())
}

#[tokio::test]
async fn events_are_delivered_as_grpc_messages() {
    let (sidecar, received, _server) = start().await;
    let dapr = sidecar.client();
    let orders = || dapr.publish_event("net", "orders");
    orders()
        .json(&["x-wing"])
        .metadata("mine", "5")
        .await
        .unwrap();
    sidecar.advance(Duration::ZERO).await;
    assert_eq!(
        taken(&received),
        [r#"net orders orders shop com.dapr.event.sent application/json 5 ["x-wing"]"#]
    );
    orders()
        .body("x")
        .event_type("order.cancelled")
        .await
        .unwrap();
    sidecar.advance(Duration::ZERO).await;
    assert!(taken(&received)[0].starts_with("net orders cancelled shop order.cancelled "));
    // A retried event goes to the dead letter topic, because an in-memory broker does not redeliver.
    orders().json("too much").await.unwrap();
    sidecar.advance(Duration::ZERO).await;
    let lines = taken(&received);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[1].starts_with("net lost  shop"), "{lines:?}");
}

#[tokio::test]
async fn bulk_events_are_delivered_in_one_call() {
    let (sidecar, received, _server) = start().await;
    let dapr = sidecar.client();
    for text in ["one", "too much"] {
        dapr.publish_event("net", "many").json(text).await.unwrap();
        sidecar.advance(Duration::from_secs(1)).await;
    }
    let lines = taken(&received);
    assert_eq!(lines[..2], ["many shop \"one\"", "many shop \"too much\""]);
    // The envelope may be serialized differently, but the event is the same.
    assert!(
        lines[2].starts_with("net lost  shop") && lines.len() == 3,
        "{lines:?}"
    );
}

#[tokio::test]
async fn cron_bindings_and_jobs_call_the_application() {
    let (sidecar, received, _server) = start().await;
    sidecar.advance(Duration::from_secs(3600)).await;
    assert_eq!(taken(&received), ["every 2027-01-15 09:00:00 +0000 UTC"]);
    let job = sidecar.client().schedule_job("patrol", "x");
    job.due_time(Duration::from_secs(10)).await.unwrap();
    sidecar.advance(Duration::from_secs(10)).await;
    // The value is the string `x`.
    assert_eq!(
        taken(&received),
        ["patrol job/patrol type.googleapis.com/google.protobuf.Value [26, 1, 120]"]
    );
}
