//! `POST /v1.0/workflows/{workflowComponent}/{workflowName}/start`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    workflow::{StartWorkflowError, StartWorkflowRequest},
};
use dapr_client::workflow::StartWorkflowCall;
use serde_json::json;

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> StartWorkflowCall {
    dapr.start_workflow("dapr", "heist")
        .instance_id("tantive-iv")
        .json(&json!({ "ship": "Tantive IV" }))
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is(
        "POST",
        "/v1.0/workflows/dapr/heist/start?instanceID=tantive-iv",
    );
    sent.has_json(r#"{"ship":"Tantive IV"}"#);
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::StartWorkflow, call);
    let request = StartWorkflowRequest::read(request);
    assert_eq!(request.workflow_component, "dapr");
    assert_eq!(request.workflow_name, "heist");
    assert_eq!(request.instance_id.as_deref(), Some("tantive-iv"));
}

#[test]
fn answer_202() {
    let response = Response::new(202, r#"{"instanceID":"tantive-iv"}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(StartWorkflowRequest::response(
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
    response
        .is_written_by(StartWorkflowError::ActorNoPlacement("a message".into()).into_response());
    response.is_error(result, Some("ERR_ACTOR_NO_PLACEMENT"));
}

#[test]
fn answer_400_err_instance_id_invalid() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_INSTANCE_ID_INVALID","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(StartWorkflowError::InstanceIdInvalid("a message".into()).into_response());
    response.is_error(result, Some("ERR_INSTANCE_ID_INVALID"));
}

#[test]
fn answer_400_err_instance_id_too_long() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_INSTANCE_ID_TOO_LONG","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(StartWorkflowError::InstanceIdTooLong("a message".into()).into_response());
    response.is_error(result, Some("ERR_INSTANCE_ID_TOO_LONG"));
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
    response.is_written_by(StartWorkflowError::BodyRead("a message".into()).into_response());
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
    response.is_written_by(StartWorkflowError::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_err_start_workflow() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_START_WORKFLOW","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(StartWorkflowError::StartWorkflow("a message".into()).into_response());
    response.is_error(result, Some("ERR_START_WORKFLOW"));
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
        .is_written_by(StartWorkflowError::ActorRuntimeClosed("a message".into()).into_response());
    response.is_error(result, Some("ERR_ACTOR_RUNTIME_CLOSED"));
}
