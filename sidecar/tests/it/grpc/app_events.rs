//! An application that speaks gRPC and is told of events, schedules and jobs.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use dapr_sidecar::{Clock, Component, Sidecar};

use super::server::{Any, Call, Reply, Server, at_a_port};

#[derive(Clone, PartialEq, prost::Message)]
struct Subscriptions {
    #[prost(message, repeated, tag = "1")]
    all: Vec<Subscription>,
}

#[derive(Clone, PartialEq, prost::Message)]
struct Subscription {
    #[prost(string, tag = "1")]
    pubsub: String,
    #[prost(string, tag = "2")]
    topic: String,
    #[prost(message, optional, tag = "5")]
    routes: Option<Routes>,
    #[prost(string, tag = "6")]
    dead_letter_topic: String,
    #[prost(message, optional, tag = "7")]
    bulk: Option<Bulk>,
}

#[derive(Clone, PartialEq, prost::Message)]
struct Routes {
    #[prost(message, repeated, tag = "1")]
    rules: Vec<Rule>,
    #[prost(string, tag = "2")]
    default: String,
}

#[derive(Clone, PartialEq, prost::Message)]
struct Rule {
    #[prost(string, tag = "1")]
    expression: String,
    #[prost(string, tag = "2")]
    path: String,
}

#[derive(Clone, Copy, PartialEq, prost::Message)]
struct Bulk {
    #[prost(bool, tag = "1")]
    enabled: bool,
}

#[derive(Clone, PartialEq, prost::Message)]
struct TopicEvent {
    #[prost(string, tag = "2")]
    source: String,
    #[prost(string, tag = "3")]
    event_type: String,
    #[prost(string, tag = "5")]
    content_type: String,
    #[prost(string, tag = "6")]
    topic: String,
    #[prost(bytes = "vec", tag = "7")]
    data: Vec<u8>,
    #[prost(string, tag = "8")]
    pubsub: String,
    #[prost(string, tag = "9")]
    path: String,
    #[prost(bytes = "vec", tag = "10")]
    extensions: Vec<u8>,
}

/// The answer to an event: 0 is success, 1 is to be repeated.
#[derive(Clone, Copy, PartialEq, prost::Message)]
struct Number {
    #[prost(int32, tag = "1")]
    number: i32,
}

#[derive(Clone, PartialEq, prost::Message)]
struct Names {
    #[prost(string, repeated, tag = "1")]
    names: Vec<String>,
}

#[derive(Clone, PartialEq, prost::Message)]
struct BindingEvent {
    #[prost(string, tag = "1")]
    name: String,
    #[prost(btree_map = "string, string", tag = "3")]
    metadata: BTreeMap<String, String>,
}

#[derive(Clone, PartialEq, prost::Message)]
struct JobEvent {
    #[prost(string, tag = "1")]
    name: String,
    #[prost(message, optional, tag = "2")]
    data: Option<Any>,
    #[prost(string, tag = "3")]
    method: String,
}

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
        ..of("many")
    };
    Subscriptions {
        all: vec![orders, of("lost"), many],
    }
}

/// What the application was told, a line each.
type Told = Arc<Mutex<Vec<String>>>;

fn answer(call: &Call, told: &Told) -> Reply {
    let tell = |line: String| told.lock().unwrap().push(line);
    match call.method.rsplit('.').next().unwrap() {
        "AppCallback/ListTopicSubscriptions" => Reply::message(&subscriptions()),
        "AppCallback/ListInputBindings" => Reply::message(&Names {
            names: vec!["every".to_owned()],
        }),
        "AppCallback/OnTopicEvent" => {
            let event: TopicEvent = call.read();
            let data = String::from_utf8_lossy(&event.data).into_owned();
            tell(format!(
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
        "AppCallback/OnBindingEvent" => {
            let event: BindingEvent = call.read();
            tell(format!("{} {}", event.name, event.metadata["readTimeUTC"]));
            Reply::empty()
        }
        "AppCallbackAlpha/OnJobEventAlpha1" => {
            let JobEvent { name, data, method } = call.read();
            let Any { type_url, value } = data.unwrap();
            tell(format!("{name} {method} {type_url} {value:?}"));
            Reply::empty()
        }
        _ => Reply::unimplemented(),
    }
}

async fn start() -> (Sidecar, Told, Server) {
    let told = Told::default();
    let heard = told.clone();
    let (server, port) = at_a_port(move |call| answer(&call, &heard)).await;
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
    sidecar.ready().await;
    (sidecar, told, server)
}

fn taken(told: &Told) -> Vec<String> {
    std::mem::take(&mut *told.lock().unwrap())
}

#[tokio::test]
async fn events_come_as_messages() {
    let (sidecar, told, _server) = start().await;
    let dapr = sidecar.client();
    let orders = || dapr.publish_event("net", "orders");
    orders()
        .json(&["x-wing"])
        .metadata("mine", "5")
        .await
        .unwrap();
    sidecar.advance(Duration::ZERO).await;
    assert_eq!(
        taken(&told),
        [r#"net orders orders shop com.dapr.event.sent application/json 5 ["x-wing"]"#]
    );
    orders()
        .body("x")
        .event_type("order.cancelled")
        .await
        .unwrap();
    sidecar.advance(Duration::ZERO).await;
    assert!(taken(&told)[0].starts_with("net orders cancelled shop order.cancelled "));
    // What it wants to have again goes to the dead letter topic, since a broker in memory does not repeat.
    orders().json("too much").await.unwrap();
    sidecar.advance(Duration::ZERO).await;
    let lines = taken(&told);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[1].starts_with("net lost  shop"), "{lines:?}");
    let refused = sidecar.refused_subscriptions();
    assert!(
        refused[0].contains("`many`") && refused[0].contains("gRPC"),
        "{refused:?}"
    );
}

#[tokio::test]
async fn schedules_and_jobs_call_it() {
    let (sidecar, told, _server) = start().await;
    sidecar.advance(Duration::from_secs(3600)).await;
    assert_eq!(taken(&told), ["every 2027-01-15 09:00:00 +0000 UTC"]);
    let job = sidecar.client().schedule_job("patrol", "x");
    job.due_time(Duration::from_secs(10)).await.unwrap();
    sidecar.advance(Duration::from_secs(10)).await;
    // The value is the text `x`.
    assert_eq!(
        taken(&told),
        ["patrol job/patrol type.googleapis.com/google.protobuf.Value [26, 1, 120]"]
    );
}
