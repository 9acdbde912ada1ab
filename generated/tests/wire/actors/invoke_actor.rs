//! `POST /v1.0/actors/{actorType}/{actorId}/method/{method}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::actors::InvokeActorCall;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    actors::{InvokeActorError, InvokeActorRequest},
};
use serde_json::json;

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> InvokeActorCall {
    dapr.invoke_actor("droid", "r2d2", "repair")
        .query("part", "motivator")
        .header("x-squadron", "red")
        .json(&json!({ "part": "motivator" }))
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is(
        "POST",
        "/v1.0/actors/droid/r2d2/method/repair?part=motivator",
    );
    sent.has("x-squadron", "red");
    sent.has_json(r#"{"part":"motivator"}"#);
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::InvokeActor, call);
    let request = InvokeActorRequest::read(request);
    assert_eq!(request.actor_type, "droid");
    assert_eq!(request.actor_id, "r2d2");
    assert_eq!(request.method, "repair");
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
    response.is_written_by(InvokeActorError::ActorNoPlacement("a message".into()).into_response());
    response.is_error(result, Some("ERR_ACTOR_NO_PLACEMENT"));
}

#[test]
fn answer_400_err_bad_request() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_BAD_REQUEST","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(InvokeActorError::BadRequest("a message".into()).into_response());
    response.is_error(result, Some("ERR_BAD_REQUEST"));
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
    response.is_written_by(InvokeActorError::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_err_actor_invoke_method() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_ACTOR_INVOKE_METHOD","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(InvokeActorError::ActorInvokeMethod("a message".into()).into_response());
    response.is_error(result, Some("ERR_ACTOR_INVOKE_METHOD"));
}

#[test]
fn answer_500_err_actor_stack_depth() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_ACTOR_STACK_DEPTH","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(InvokeActorError::ActorStackDepth("a message".into()).into_response());
    response.is_error(result, Some("ERR_ACTOR_STACK_DEPTH"));
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
        .is_written_by(InvokeActorError::ActorRuntimeClosed("a message".into()).into_response());
    response.is_error(result, Some("ERR_ACTOR_RUNTIME_CLOSED"));
}

#[test]
fn passes_on_200() {
    let response = Response::new(200, "from elsewhere").header("content-type", "text/plain");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
}

#[test]
fn passes_on_302() {
    let response = Response::new(302, "from elsewhere").header("content-type", "text/plain");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
}

#[test]
fn passes_on_404() {
    let response = Response::new(404, "from elsewhere").header("content-type", "text/plain");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
}

#[test]
fn passes_on_500() {
    let response = Response::new(500, "from elsewhere").header("content-type", "text/plain");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
}
