//! `POST /v1.0/publish/bulk/{pubsubName}/{topic}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::publish::{BulkPublishEntry, BulkPublishEventCall};
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    publish::{BulkPublishEventError, BulkPublishEventRequest},
};
use serde_json::json;

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> BulkPublishEventCall {
    dapr.bulk_publish_event(
        "rebel-net",
        "orders",
        [
            BulkPublishEntry::new(
                "order-7",
                json!({ "ship": "x-wing", "amount": 12 }),
                "application/json",
            ),
            BulkPublishEntry::new("order-8", "Twelve more, please.", "text/plain")
                .event_type("order.note"),
        ],
    )
    .metadata("partitionKey", "rebels")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is(
        "POST",
        "/v1.0/publish/bulk/rebel-net/orders?metadata.partitionKey=rebels",
    );
    sent.has_json(r#"[{"entryId":"order-7","event":{"ship":"x-wing","amount":12},"contentType":"application/json"},{"entryId":"order-8","event":"Twelve more, please.","contentType":"text/plain","metadata":{"cloudevent.type":"order.note"}}]"#);
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::BulkPublishEvent, call);
    let request = BulkPublishEventRequest::read(request);
    assert_eq!(request.pubsub_name, "rebel-net");
    assert_eq!(request.topic, "orders");
    assert_eq!(request.metadata["partitionKey"], "rebels");
    crate::received::is_json(
        request.body,
        r#"[{"entryId":"order-7","event":{"ship":"x-wing","amount":12},"contentType":"application/json"},{"entryId":"order-8","event":"Twelve more, please.","contentType":"text/plain","metadata":{"cloudevent.type":"order.note"}}]"#,
    );
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(BulkPublishEventRequest::response(
        result.map_err(crate::written::failed),
    ));
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
    response
        .is_written_by(BulkPublishEventError::PubsubEventsSer("a message".into()).into_response());
    response.is_error(result, Some("ERR_PUBSUB_EVENTS_SER"));
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
        BulkPublishEventError::PubsubRequestMetadata("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_PUBSUB_REQUEST_METADATA"));
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
    response.is_written_by(
        BulkPublishEventError::PubsubNotFound400("a message".into()).into_response(),
    );
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
    response.is_written_by(
        BulkPublishEventError::PubsubNotConfigured("a message".into()).into_response(),
    );
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
    response
        .is_written_by(BulkPublishEventError::PubsubForbidden("a message".into()).into_response());
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
    response.is_written_by(
        BulkPublishEventError::PubsubNotFound404("a message".into()).into_response(),
    );
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
    response
        .is_written_by(BulkPublishEventError::TopicNameEmpty("a message".into()).into_response());
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
    response.is_written_by(BulkPublishEventError::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
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
    response.is_written_by(
        BulkPublishEventError::PubsubPublishMessage("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_PUBSUB_PUBLISH_MESSAGE"));
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
    response.is_written_by(
        BulkPublishEventError::PubsubCloudEventsSer("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_PUBSUB_CLOUD_EVENTS_SER"));
}
