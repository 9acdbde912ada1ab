//! `GET /v1.0/actors/{actorType}/{actorId}/state/{key}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::actors::{GetActorState, GetActorStateCall};
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    actors::{GetActorStateError, GetActorStateRequest},
};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> GetActorStateCall {
    dapr.get_actor_state("droid", "r2d2", "location")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("GET", "/v1.0/actors/droid/r2d2/state/location");
    sent.has_no_body();
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::GetActorState, call);
    let request = GetActorStateRequest::read(request);
    assert_eq!(request.actor_type, "droid");
    assert_eq!(request.actor_id, "r2d2");
    assert_eq!(request.key, "location");
    crate::received::is_bytes(request.body, "");
}

#[test]
fn answer_200() {
    let response = Response::new(200, r#"{"planet":"Tatooine"}"#)
        .header("metadata.ttlExpireTime", "2026-05-04T12:00:00Z")
        .header("metadata.entry", "a value")
        .header("content-type", "application/json");
    let result = response.to(call);
    let Ok(GetActorState::Found(found)) = &result else {
        panic!("{result:?}");
    };
    assert!(found.ttl_expire_time.is_some());
    assert_eq!(
        found.metadata.get("entry").map(String::as_str),
        Some("a value")
    );
    #[cfg(feature = "server")]
    response.is_written_by(GetActorStateRequest::response(
        result.map_err(crate::written::failed),
    ));
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(matches!(result, Ok(GetActorState::Missing)), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(GetActorStateRequest::response(
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
        .is_written_by(GetActorStateError::ActorNoPlacement("a message".into()).into_response());
    response.is_error(result, Some("ERR_ACTOR_NO_PLACEMENT"));
}

#[test]
fn answer_401() {
    let response = Response::new(401, "invalid api token\n")
        .header("content-type", "text/plain; charset=utf-8");
    let result = response.to(call);
    response.is_error(result, None);
}

#[test]
fn answer_403_err_actor_type_reserved() {
    let response = Response::new(
        403,
        r#"{"errorCode":"ERR_ACTOR_TYPE_RESERVED","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(GetActorStateError::ActorTypeReserved("a message".into()).into_response());
    response.is_error(result, Some("ERR_ACTOR_TYPE_RESERVED"));
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
    response.is_written_by(GetActorStateError::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_err_actor_state_get() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_ACTOR_STATE_GET","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(GetActorStateError::ActorStateGet("a message".into()).into_response());
    response.is_error(result, Some("ERR_ACTOR_STATE_GET"));
}

#[test]
fn answer_500_err_actor_runtime_not_found() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_ACTOR_RUNTIME_NOT_FOUND","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        GetActorStateError::ActorRuntimeNotFound("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_ACTOR_RUNTIME_NOT_FOUND"));
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
        .is_written_by(GetActorStateError::ActorRuntimeClosed("a message".into()).into_response());
    response.is_error(result, Some("ERR_ACTOR_RUNTIME_CLOSED"));
}
