//! `POST /v1.0/publish/{pubsubName}/{topic}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client::DaprClient;
use dapr_client::publish::PublishEventCall;
use serde_json::json;

use crate::support::{Answer, Sent};

fn call(dapr: &DaprClient) -> PublishEventCall {
    dapr.publish_event("rebel-net", "orders")
        .content_type("application/json")
        .raw_payload(true)
        .ttl(Duration::from_secs(60))
        .event_id("order-7")
        .event_source("/echo-base")
        .event_type("order.placed")
        .event_subject("x-wing")
        .metadata("partitionKey", "rebels")
        .json(&json!({ "ship": "x-wing", "amount": 12 }))
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("POST", "/v1.0/publish/rebel-net/orders?metadata.rawPayload=true&metadata.ttlInSeconds=60&metadata.cloudevent.id=order-7&metadata.cloudevent.source=%2Fecho-base&metadata.cloudevent.type=order.placed&metadata.cloudevent.subject=x-wing&metadata.partitionKey=rebels");
    sent.has("Content-Type", "application/json");
    sent.has_json(r#"{"ship":"x-wing","amount":12}"#);
}

#[test]
fn answer_204() {
    let answer = Answer::new(204, "");
    let result = answer.to(call);
    assert!(result.is_ok(), "{result:?}");
}

#[test]
fn answer_400_err_pubsub_request_metadata() {
    let answer = Answer::new(
        400,
        r#"{"errorCode":"ERR_PUBSUB_REQUEST_METADATA","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = answer.to(call);
    answer.is_error(result, Some("ERR_PUBSUB_REQUEST_METADATA"));
}

#[test]
fn answer_400_err_pubsub_events_ser() {
    let answer = Answer::new(
        400,
        r#"{"errorCode":"ERR_PUBSUB_EVENTS_SER","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = answer.to(call);
    answer.is_error(result, Some("ERR_PUBSUB_EVENTS_SER"));
}

#[test]
fn answer_400_err_pubsub_not_found() {
    let answer = Answer::new(
        400,
        r#"{"errorCode":"ERR_PUBSUB_NOT_FOUND","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = answer.to(call);
    answer.is_error(result, Some("ERR_PUBSUB_NOT_FOUND"));
}

#[test]
fn answer_400_err_pubsub_not_configured() {
    let answer = Answer::new(
        400,
        r#"{"errorCode":"ERR_PUBSUB_NOT_CONFIGURED","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = answer.to(call);
    answer.is_error(result, Some("ERR_PUBSUB_NOT_CONFIGURED"));
}

#[test]
fn answer_401() {
    let answer =
        Answer::new(401, "invalid api token\n").header("content-type", "text/plain; charset=utf-8");
    let result = answer.to(call);
    answer.is_error(result, None);
}

#[test]
fn answer_403_err_pubsub_forbidden() {
    let answer = Answer::new(
        403,
        r#"{"errorCode":"ERR_PUBSUB_FORBIDDEN","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = answer.to(call);
    answer.is_error(result, Some("ERR_PUBSUB_FORBIDDEN"));
}

#[test]
fn answer_404_err_pubsub_not_found() {
    let answer = Answer::new(
        404,
        r#"{"errorCode":"ERR_PUBSUB_NOT_FOUND","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = answer.to(call);
    answer.is_error(result, Some("ERR_PUBSUB_NOT_FOUND"));
}

#[test]
fn answer_404_err_topic_name_empty() {
    let answer = Answer::new(
        404,
        r#"{"errorCode":"ERR_TOPIC_NAME_EMPTY","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = answer.to(call);
    answer.is_error(result, Some("ERR_TOPIC_NAME_EMPTY"));
}

#[test]
fn answer_404_err_direct_invoke() {
    let answer = Answer::new(
        404,
        r#"{"errorCode":"ERR_DIRECT_INVOKE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = answer.to(call);
    answer.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_err_pubsub_cloud_events_ser() {
    let answer = Answer::new(
        500,
        r#"{"errorCode":"ERR_PUBSUB_CLOUD_EVENTS_SER","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = answer.to(call);
    answer.is_error(result, Some("ERR_PUBSUB_CLOUD_EVENTS_SER"));
}

#[test]
fn answer_500_err_pubsub_publish_message() {
    let answer = Answer::new(
        500,
        r#"{"errorCode":"ERR_PUBSUB_PUBLISH_MESSAGE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = answer.to(call);
    answer.is_error(result, Some("ERR_PUBSUB_PUBLISH_MESSAGE"));
}
