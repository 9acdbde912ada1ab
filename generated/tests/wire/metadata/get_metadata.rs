//! `GET /v1.0/metadata`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::metadata::GetMetadataCall;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    metadata::{GetMetadataError, GetMetadataRequest},
};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> GetMetadataCall {
    dapr.get_metadata()
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("GET", "/v1.0/metadata");
    sent.has_no_body();
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::GetMetadata, call);
    let request = GetMetadataRequest::read(request);
    crate::received::is_bytes(request.body, "");
}

#[test]
fn answer_200() {
    let response = Response::new(200, r#"{"id":"echo-service","runtimeVersion":"1.18.2","enabledFeatures":["HotReload","WorkflowsRemoteActivityReminder"],"actors":[{"type":"droid","count":1}],"components":[{"name":"starwars","type":"state.in-memory","version":"v1","capabilities":["ETAG","TRANSACTIONAL","TTL","DELETE_WITH_PREFIX","KEYS_LIKE","ACTOR"]},{"name":"rebel-net","type":"pubsub.in-memory","version":"v1","capabilities":["SUBSCRIBE_WILDCARDS"]}],"extended":{"daprRuntimeVersion":"1.18.2","squadron":"red"},"subscriptions":[{"pubsubname":"rebel-net","topic":"orders","rules":[{"match":"event.type == \"order.cancelled\"","path":"/orders/cancelled"},{"path":"/orders"}],"deadLetterTopic":"lost-orders","type":"DECLARATIVE"}],"httpEndpoints":[{"name":"death-star"}],"appConnectionProperties":{"port":8000,"protocol":"http","channelAddress":"127.0.0.1","maxConcurrency":8,"health":{"healthCheckPath":"/healthz","healthProbeInterval":"5s","healthProbeTimeout":"500ms","healthThreshold":3}},"actorRuntime":{"runtimeStatus":"RUNNING","activeActors":[{"type":"droid","count":1}],"hostReady":true,"placement":"placement: connected"},"scheduler":{"connected_addresses":["127.0.0.1:50006"]}}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(GetMetadataRequest::response(
        result.map_err(crate::written::failed),
    ));
}

#[test]
fn answer_400_err_malformed_request() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_MALFORMED_REQUEST","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(GetMetadataError::MalformedRequest("a message".into()).into_response());
    response.is_error(result, Some("ERR_MALFORMED_REQUEST"));
}

#[test]
fn answer_400_err_body_read() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_BODY_READ","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(GetMetadataError::BodyRead("a message".into()).into_response());
    response.is_error(result, Some("ERR_BODY_READ"));
}

#[test]
fn answer_401() {
    let response = Response::new(401, "invalid api token\n")
        .header("content-type", "text/plain; charset=utf-8");
    let result = response.to(call);
    response.is_error(result, None);
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
    response.is_written_by(GetMetadataError::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}
