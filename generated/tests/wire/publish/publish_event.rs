//! `POST /v1.0/publish/{pubsubName}/{topic}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client::DaprClient;
use dapr_client::publish::PublishEventCall;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    publish::{PublishEventError, PublishEventRequest},
};
use serde_json::json;

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> PublishEventCall {
    dapr.publish_event("rebel-net", "orders")
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
    sent.is("POST", "/v1.0/publish/rebel-net/orders?metadata.ttlInSeconds=60&metadata.cloudevent.id=order-7&metadata.cloudevent.source=%2Fecho-base&metadata.cloudevent.type=order.placed&metadata.cloudevent.subject=x-wing&metadata.partitionKey=rebels");
    sent.has_json(r#"{"ship":"x-wing","amount":12}"#);
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::PublishEvent, call);
    let request = PublishEventRequest::read(request);
    assert_eq!(request.pubsub_name, "rebel-net");
    assert_eq!(request.topic, "orders");
    crate::received::is_given(&request.ttl, "60");
    assert_eq!(request.event_id.as_deref(), Some("order-7"));
    assert_eq!(request.event_source.as_deref(), Some("/echo-base"));
    assert_eq!(request.event_type.as_deref(), Some("order.placed"));
    assert_eq!(request.event_subject.as_deref(), Some("x-wing"));
    assert_eq!(request.metadata["partitionKey"], "rebels");
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(PublishEventRequest::response(
        result.map_err(crate::written::failed),
    ));
}

#[test]
fn answer_400_err_pubsub_request_metadata() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_PUBSUB_REQUEST_METADATA","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        PublishEventError::PubsubRequestMetadata("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_PUBSUB_REQUEST_METADATA"));
}

#[test]
fn answer_400_err_pubsub_events_ser() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_PUBSUB_EVENTS_SER","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(PublishEventError::PubsubEventsSer("a message".into()).into_response());
    response.is_error(result, Some("ERR_PUBSUB_EVENTS_SER"));
}

#[test]
fn answer_400_err_pubsub_not_found() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_PUBSUB_NOT_FOUND","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(PublishEventError::PubsubNotFound400("a message".into()).into_response());
    response.is_error(result, Some("ERR_PUBSUB_NOT_FOUND"));
}

#[test]
fn answer_400_err_pubsub_not_configured() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_PUBSUB_NOT_CONFIGURED","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(PublishEventError::PubsubNotConfigured("a message".into()).into_response());
    response.is_error(result, Some("ERR_PUBSUB_NOT_CONFIGURED"));
}

#[test]
fn answer_401() {
    let response = Response::new(401, "invalid api token\n")
        .header("content-type", "text/plain; charset=utf-8");
    let result = response.to(call);
    response.is_error(result, None);
}

#[test]
fn answer_403_err_pubsub_forbidden() {
    let response = Response::new(
        403,
        r#"{"errorCode":"ERR_PUBSUB_FORBIDDEN","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(PublishEventError::PubsubForbidden("a message".into()).into_response());
    response.is_error(result, Some("ERR_PUBSUB_FORBIDDEN"));
}

#[test]
fn answer_404_err_pubsub_not_found() {
    let response = Response::new(
        404,
        r#"{"errorCode":"ERR_PUBSUB_NOT_FOUND","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(PublishEventError::PubsubNotFound404("a message".into()).into_response());
    response.is_error(result, Some("ERR_PUBSUB_NOT_FOUND"));
}

#[test]
fn answer_404_err_topic_name_empty() {
    let response = Response::new(
        404,
        r#"{"errorCode":"ERR_TOPIC_NAME_EMPTY","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(PublishEventError::TopicNameEmpty("a message".into()).into_response());
    response.is_error(result, Some("ERR_TOPIC_NAME_EMPTY"));
}

#[test]
fn answer_404_err_direct_invoke() {
    let response = Response::new(
        404,
        r#"{"errorCode":"ERR_DIRECT_INVOKE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(PublishEventError::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_err_pubsub_cloud_events_ser() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_PUBSUB_CLOUD_EVENTS_SER","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(PublishEventError::PubsubCloudEventsSer("a message".into()).into_response());
    response.is_error(result, Some("ERR_PUBSUB_CLOUD_EVENTS_SER"));
}

#[test]
fn answer_500_err_pubsub_publish_message() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_PUBSUB_PUBLISH_MESSAGE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(PublishEventError::PubsubPublishMessage("a message".into()).into_response());
    response.is_error(result, Some("ERR_PUBSUB_PUBLISH_MESSAGE"));
}
