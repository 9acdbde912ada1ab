//! Publishing: events from the client to their delivery.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use dapr_client::ErrorCode;
use dapr_client::publish::BulkPublishEntry;
use serde_json::{Value, json};

use super::check::{fails_with, same};
use super::inbox::Inbox;
use super::{Case, Outcome, World};

const PUBSUB: &str = "holonet";

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("publish: JSON arrives in an envelope", json_event),
        Case::new("publish: text, bytes and an empty event", other_types),
        Case::new("publish: the attributes of the event", attributes),
        Case::new("publish: a custom CloudEvent", custom_envelope),
        Case::new("publish: without an envelope", raw),
        Case::new("publish: a topic with special characters", awkward),
        Case::new("publish: an expired event does not arrive", expired),
        Case::new("publish: bulk publish", bulk),
        Case::new("publish: bulk delivery", bulk_subscription),
        Case::new("publish: a component that does not exist", unknown),
    ]
}

async fn json_event(world: World) -> Outcome {
    let inbox = Inbox::open(&world, "/events/orders").await?;
    let order = json!({ "ship": "grün \"X\"", "parts": [1, 2.5, null] });
    world
        .dapr
        .publish_event(PUBSUB, "orders")
        .json(&order)
        .await?;
    let event: Value = inbox.json().await?;
    same("the data", &event["data"], &order)?;
    let expected = [
        ("datacontenttype", "application/json"),
        ("pubsubname", PUBSUB),
        ("topic", "orders"),
        ("source", &world.app_id),
        ("specversion", "1.0"),
        ("type", "com.dapr.event.sent"),
    ];
    for (name, value) in expected {
        same(name, event[name].as_str(), Some(value))?;
    }
    ensure!(event["id"].is_string(), "there is no id: {event}");
    Ok(())
}

async fn other_types(world: World) -> Outcome {
    let inbox = Inbox::open(&world, "/events/orders").await?;
    let publish = || world.dapr.publish_event(PUBSUB, "orders");
    let bytes = [0_u8, 255, 10];
    publish().text("grün").await?;
    inbox.wait(1).await?;
    publish().body(bytes.to_vec()).await?;
    inbox.wait(2).await?;
    publish()
        .text("<a/>")
        .content_type("application/xml")
        .await?;
    let seen = inbox.wait(3).await?;
    let events: Result<Vec<Value>, _> =
        seen.iter().map(|s| serde_json::from_str(&s.body)).collect();
    let events = events?;
    same("the text", &events[0]["data"], "grün")?;
    same("the base64", &events[1]["data_base64"], "AP8K")?;
    same("no data", events[1].get("data"), None)?;
    same("the XML", &events[2]["data"], "<a/>")?;
    same("the type", &events[2]["datacontenttype"], "application/xml")
}

async fn attributes(world: World) -> Outcome {
    let rebels = Inbox::open(&world, "/events/rebels").await?;
    let others = Inbox::open(&world, "/events/others").await?;
    let call = world.dapr.publish_event(PUBSUB, "routed").json(&1);
    let call = call
        .event_id("an id")
        .event_source("a/source")
        .event_type("rebel");
    let call = call.event_subject("a subject").metadata("x-further", "ü");
    let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    call.ttl(Duration::from_secs(100))
        .traceparent(trace)
        .await?;
    let event: Value = rebels.json().await?;
    let names = ["id", "source", "type", "subject"];
    let values = names.map(|name| event[name].as_str().unwrap_or_default());
    same(
        "the attributes",
        values,
        ["an id", "a/source", "rebel", "a subject"],
    )?;
    let id = event["traceparent"].as_str().unwrap_or_default();
    ensure!(
        id.contains("0af7651916cd43dd8448eb211c80319c"),
        "the trace is {id:?}"
    );
    ensure!(
        event["expiration"].is_string(),
        "the event does not expire: {event}"
    );
    let call = world.dapr.publish_event(PUBSUB, "routed").json(&2);
    call.event_type("empire").await?;
    let event: Value = others.json().await?;
    same("the data", &event["data"], &json!(2))?;
    same("the rebels", rebels.now().await?.len(), 1)
}

async fn custom_envelope(world: World) -> Outcome {
    let inbox = Inbox::open(&world, "/events/orders").await?;
    let own = json!({
        "specversion": "1.0", "id": "own", "source": "me", "type": "t",
        "data": { "n": 1 }, "further": "attribute",
    });
    let call = world.dapr.publish_event(PUBSUB, "orders").json(&own);
    call.content_type("application/cloudevents+json").await?;
    let event: Value = inbox.json().await?;
    for name in ["id", "source", "type", "data", "further"] {
        same(name, &event[name], &own[name])?;
    }
    let call = world.dapr.publish_event(PUBSUB, "orders").text("no JSON");
    let call = call.content_type("application/cloudevents+json");
    fails_with(
        "no CloudEvent",
        call.await,
        500,
        ErrorCode::PubsubCloudEventsSer,
    )?;
    Ok(())
}

async fn raw(world: World) -> Outcome {
    let inbox = Inbox::open(&world, "/events/raw").await?;
    let call = world.dapr.publish_event(PUBSUB, "raw").body(vec![0, 255]);
    call.raw_payload(true).await?;
    let event: Value = inbox.json().await?;
    same("the base64", &event["data_base64"], "AP8=")
}

async fn awkward(world: World) -> Outcome {
    let inbox = Inbox::open(&world, "/events/awkward").await?;
    world
        .dapr
        .publish_event(PUBSUB, "a/b c%")
        .json("here")
        .await?;
    let event: Value = inbox.json().await?;
    same("the topic", &event["topic"], "a/b c%")
}

async fn expired(world: World) -> Outcome {
    let inbox = Inbox::open(&world, "/events/orders").await?;
    let publish = |text: &str| world.dapr.publish_event(PUBSUB, "orders").text(text);
    publish("never").ttl(Duration::ZERO).await?;
    publish("always").await?;
    let event: Value = inbox.json().await?;
    same("the data", &event["data"], "always")?;
    same("the events", inbox.now().await?.len(), 1)
}

async fn bulk(world: World) -> Outcome {
    let inbox = Inbox::open(&world, "/events/orders").await?;
    let entries = [
        BulkPublishEntry::new("1", json!({ "n": 1 }), "application/json"),
        BulkPublishEntry::new("2", "text", "text/plain").event_id("the second"),
        BulkPublishEntry::new("3", "AP8K", "application/octet-stream"),
    ];
    world
        .dapr
        .bulk_publish_event(PUBSUB, "orders", entries)
        .await?;
    let mut events = BTreeMap::new();
    for seen in inbox.wait(3).await? {
        let event: Value = serde_json::from_str(&seen.body)?;
        events.insert(event["datacontenttype"].to_string(), event);
    }
    let event = |name: &str| events.get(&format!("{name:?}")).context("one is missing");
    same(
        "the JSON",
        &event("application/json")?["data"],
        &json!({ "n": 1 }),
    )?;
    let text = event("text/plain")?;
    same("the text", &text["data"], "text")?;
    same("its id", &text["id"], "the second")?;
    let bytes = event("application/octet-stream")?;
    same("the bytes", &bytes["data_base64"], "AP8K")?;
    // Publishing none is not an error.
    Ok(world.dapr.bulk_publish_event(PUBSUB, "orders", []).await?)
}

async fn bulk_subscription(world: World) -> Outcome {
    let inbox = Inbox::open(&world, "/bulk-events").await?;
    let entry = |n: usize| BulkPublishEntry::new(n.to_string(), n, "application/json");
    let call = world
        .dapr
        .bulk_publish_event(PUBSUB, "several", (0..5).map(entry));
    call.await?;
    let (mut requests, mut data) = (1, Vec::new());
    while data.len() < 5 {
        data.clear();
        for seen in inbox.wait(requests).await? {
            let body: Value = serde_json::from_str(&seen.body)?;
            let entries = body["entries"].as_array().context("no entries")?;
            data.extend(entries.iter().filter_map(|e| e["event"]["data"].as_u64()));
        }
        requests += 1;
    }
    data.sort_unstable();
    same("the data", data, [0, 1, 2, 3, 4])
}

async fn unknown(world: World) -> Outcome {
    let dapr = &world.dapr;
    let call = dapr.publish_event("nope", "orders").json(&1);
    let error = fails_with("one", call.await, 404, ErrorCode::PubsubNotFound)?;
    ensure!(!error.details().is_empty(), "there are no details");
    let entries = [BulkPublishEntry::new("1", 1, "application/json")];
    let call = dapr.bulk_publish_event("nope", "orders", entries);
    fails_with("several", call.await, 404, ErrorCode::PubsubNotFound)?;
    let entries = [1, 2].map(|n| BulkPublishEntry::new("same", n, "application/json"));
    let call = dapr.bulk_publish_event(PUBSUB, "orders", entries);
    fails_with("twice", call.await, 400, ErrorCode::PubsubEventsSer)?;
    Ok(())
}
