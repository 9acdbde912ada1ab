//! Subscriptions.

use std::time::Duration;

use dapr_app::{CloudEvent, Context, Event, EventResult, Json, State, Topic};
use serde::{Deserialize, Serialize};

use crate::world::{Seen, start};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Order {
    id: u32,
}

async fn placed(seen: State<Seen>, context: Context, event: Event<Order>) -> EventResult {
    let attribute = event
        .envelope
        .extensions
        .get("priority")
        .map(|json| json.as_str().to_owned());
    seen.add(format!(
        "placed {} {} {attribute:?}",
        event.data.id,
        context.name()
    ));
    EventResult::Success
}

async fn cancelled(seen: State<Seen>, Json(order): Json<Order>) {
    seen.add(format!("cancelled {}", order.id));
}

async fn lost(seen: State<Seen>, event: CloudEvent) {
    seen.add(format!("lost {}", event.data.unwrap().as_str()));
}

async fn raw(seen: State<Seen>, bytes: dapr_app::Bytes) {
    seen.add(format!("raw {bytes:?}"));
}

async fn failing(seen: State<Seen>, Json(order): Json<Order>) -> Result<(), std::fmt::Error> {
    seen.add(format!("failing {}", order.id));
    Err(std::fmt::Error)
}

#[tokio::test]
async fn rules_and_the_default_route_take_events() {
    let seen = Seen::default();
    let shared = seen.clone();
    let sidecar = start(move |app| {
        app.state(shared).subscribe(
            Topic::new("bus", "orders")
                .rule("event.type == 'order.cancelled'", cancelled)
                .handler(placed),
        )
    })
    .await;
    let dapr = sidecar.client();
    dapr.publish_event("bus", "orders")
        .json(&Order { id: 1 })
        .await
        .unwrap();
    let envelope =
        r#"{"specversion":"1.0","id":"9","source":"x","type":"order.cancelled","data":{"id":2}}"#;
    let call = dapr.publish_event("bus", "orders").text(envelope);
    call.content_type("application/cloudevents+json")
        .await
        .unwrap();
    let envelope = r#"{"specversion":"1.0","id":"10","source":"x","type":"t","priority":"high","data":{"id":3}}"#;
    let call = dapr.publish_event("bus", "orders").text(envelope);
    call.content_type("application/cloudevents+json")
        .await
        .unwrap();
    let mut lines = seen.wait(3).await;
    lines.sort();
    assert_eq!(
        lines,
        [
            "cancelled 2",
            "placed 1 orders None",
            "placed 3 orders Some(\"\\\"high\\\"\")"
        ]
    );
}

#[tokio::test]
async fn failed_and_malformed_events_go_to_the_dead_letter_topic() {
    let seen = Seen::default();
    let shared = seen.clone();
    let sidecar = start(move |app| {
        app.state(shared)
            .on_failure(|_| {})
            .subscribe(
                Topic::new("bus", "orders")
                    .handler(placed)
                    .dead_letter_topic("lost"),
            )
            .subscribe(
                Topic::new("bus", "failing")
                    .handler(failing)
                    .dead_letter_topic("lost"),
            )
            .subscribe(Topic::new("bus", "lost").handler(lost))
    })
    .await;
    let dapr = sidecar.client();
    dapr.publish_event("bus", "orders")
        .json("no order")
        .await
        .unwrap();
    assert_eq!(seen.wait(1).await, ["lost \"no order\""]);
    dapr.publish_event("bus", "failing")
        .json(&Order { id: 4 })
        .await
        .unwrap();
    assert_eq!(seen.wait(3).await[1..], ["failing 4", "lost {\"id\":4}"]);
}

#[tokio::test]
async fn raw_messages_arrive_as_their_bytes() {
    let seen = Seen::default();
    let shared = seen.clone();
    let sidecar = start(move |app| {
        app.state(shared)
            .subscribe(Topic::new("bus", "raw").raw_payload().handler(raw))
            .subscribe(Topic::new("bus", "bytes").handler(raw))
    })
    .await;
    let dapr = sidecar.client();
    let call = dapr.publish_event("bus", "raw").body(vec![0, 255]);
    call.raw_payload(true).await.unwrap();
    assert_eq!(seen.wait(1).await, [r#"raw b"\0\xff""#]);
    dapr.publish_event("bus", "bytes")
        .body(vec![1, 254])
        .await
        .unwrap();
    assert_eq!(seen.wait(2).await[1], r#"raw b"\x01\xfe""#);
}

#[tokio::test]
async fn each_event_of_a_bulk_has_its_own_result() {
    let seen = Seen::default();
    let shared = seen.clone();
    let sidecar = start(move |app| {
        app.state(shared)
            .on_failure(|_| {})
            .subscribe(
                Topic::new("bus", "orders")
                    .handler(placed)
                    .bulk(Some(2), Some(Duration::from_millis(20)))
                    .dead_letter_topic("lost"),
            )
            .subscribe(Topic::new("bus", "lost").handler(lost))
    })
    .await;
    let dapr = sidecar.client();
    dapr.publish_event("bus", "orders")
        .json(&Order { id: 1 })
        .await
        .unwrap();
    dapr.publish_event("bus", "orders")
        .json("no order")
        .await
        .unwrap();
    let mut lines = seen.wait(2).await;
    lines.sort();
    assert_eq!(lines, ["lost \"no order\"", "placed 1 orders None"]);
}
