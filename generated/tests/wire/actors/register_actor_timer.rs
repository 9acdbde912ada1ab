//! `POST /v1.0/actors/{actorType}/{actorId}/timers/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client::DaprClient;
use dapr_client::actors::RegisterActorTimerCall;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    actors::{RegisterActorTimerError, RegisterActorTimerRequest},
};
use serde_json::json;

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> RegisterActorTimerCall {
    dapr.register_actor_timer("droid", "r2d2", "beep")
        .due_time(Duration::from_secs(1))
        .period(Duration::from_secs(1))
        .ttl(Duration::from_secs(60))
        .data(json!({ "volume": 11 }))
        .callback("onBeep")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("POST", "/v1.0/actors/droid/r2d2/timers/beep");
    sent.has_json(
        r#"{"dueTime":"1s","period":"1s","ttl":"1m0s","callback":"onBeep","data":{"volume":11}}"#,
    );
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::RegisterActorTimer, call);
    let request = RegisterActorTimerRequest::read(request);
    assert_eq!(request.actor_type, "droid");
    assert_eq!(request.actor_id, "r2d2");
    assert_eq!(request.name, "beep");
    crate::received::is_json(
        request.body,
        r#"{"dueTime":"1s","period":"1s","ttl":"1m0s","callback":"onBeep","data":{"volume":11}}"#,
    );
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(RegisterActorTimerRequest::response(
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
    response.is_written_by(
        RegisterActorTimerError::ActorNoPlacement("a message".into()).into_response(),
    );
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
    response.is_written_by(
        RegisterActorTimerError::MalformedRequest("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_MALFORMED_REQUEST"));
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
    response.is_written_by(RegisterActorTimerError::BadRequest("a message".into()).into_response());
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
fn answer_403_err_actor_type_reserved() {
    let response = Response::new(
        403,
        r#"{"errorCode":"ERR_ACTOR_TYPE_RESERVED","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        RegisterActorTimerError::ActorTypeReserved("a message".into()).into_response(),
    );
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
    response
        .is_written_by(RegisterActorTimerError::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_err_actor_timer_create() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_ACTOR_TIMER_CREATE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        RegisterActorTimerError::ActorTimerCreate("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_ACTOR_TIMER_CREATE"));
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
    response.is_written_by(
        RegisterActorTimerError::ActorRuntimeClosed("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_ACTOR_RUNTIME_CLOSED"));
}
