//! `GET /v1.0/workflows/{workflowComponent}/{instanceID}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    workflow::{GetWorkflowError, GetWorkflowRequest},
};
use dapr_client::workflow::GetWorkflowCall;

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> GetWorkflowCall {
    dapr.get_workflow("dapr", "tantive-iv")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("GET", "/v1.0/workflows/dapr/tantive-iv");
    sent.has_no_body();
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::GetWorkflow, call);
    let request = GetWorkflowRequest::read(request);
    assert_eq!(request.workflow_component, "dapr");
    assert_eq!(request.instance_id, "tantive-iv");
    crate::received::is_bytes(request.body, "");
}

#[test]
fn answer_200() {
    let response = Response::new(200, r#"{"instanceID":"tantive-iv","workflowName":"heist","createdAt":"2026-05-04T12:00:00.762044093Z","lastUpdatedAt":"2026-05-04T12:00:06.030882412Z","runtimeStatus":"COMPLETED","properties":{"dapr.workflow.custom_status":"waiting for the signal","dapr.workflow.input":"{\"ship\":\"Tantive IV\"}","dapr.workflow.output":"{\"loot\":\"plans\"}"}}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(GetWorkflowRequest::response(
        result.map_err(crate::written::failed),
    ));
}

#[test]
fn answer_400_err_actor_no_placement() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_ACTOR_NO_PLACEMENT","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(GetWorkflowError::ActorNoPlacement("a message".into()).into_response());
    response.is_error(result, Some("ERR_ACTOR_NO_PLACEMENT"));
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
    response.is_written_by(GetWorkflowError::MalformedRequest("a message".into()).into_response());
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
    response.is_written_by(GetWorkflowError::BodyRead("a message".into()).into_response());
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
fn answer_404_err_instance_id_not_found() {
    let response = Response::new(
        404,
        r#"{"errorCode":"ERR_INSTANCE_ID_NOT_FOUND","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(GetWorkflowError::InstanceIdNotFound("a message".into()).into_response());
    response.is_error(result, Some("ERR_INSTANCE_ID_NOT_FOUND"));
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
    response.is_written_by(GetWorkflowError::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_err_get_workflow() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_GET_WORKFLOW","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(GetWorkflowError::GetWorkflow("a message".into()).into_response());
    response.is_error(result, Some("ERR_GET_WORKFLOW"));
}

#[test]
fn answer_503_err_actor_runtime_closed() {
    let response = Response::new(
        503,
        r#"{"errorCode":"ERR_ACTOR_RUNTIME_CLOSED","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(GetWorkflowError::ActorRuntimeClosed("a message".into()).into_response());
    response.is_error(result, Some("ERR_ACTOR_RUNTIME_CLOSED"));
}
