//! `DELETE /v1.0/actors/{actorType}/{actorId}/timers/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::actors::UnregisterActorTimerCall;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    actors::{UnregisterActorTimerError, UnregisterActorTimerRequest},
};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> UnregisterActorTimerCall {
    dapr.unregister_actor_timer("droid", "r2d2", "beep")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("DELETE", "/v1.0/actors/droid/r2d2/timers/beep");
    sent.has_no_body();
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::UnregisterActorTimer, call);
    let request = UnregisterActorTimerRequest::read(request);
    assert_eq!(request.actor_type, "droid");
    assert_eq!(request.actor_id, "r2d2");
    assert_eq!(request.name, "beep");
    crate::received::is_bytes(request.body, "");
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(UnregisterActorTimerRequest::response(
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
        UnregisterActorTimerError::ActorNoPlacement("a message".into()).into_response(),
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
        UnregisterActorTimerError::MalformedRequest("a message".into()).into_response(),
    );
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
    response.is_written_by(UnregisterActorTimerError::BodyRead("a message".into()).into_response());
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
fn answer_403_err_actor_type_reserved() {
    let response = Response::new(
        403,
        r#"{"errorCode":"ERR_ACTOR_TYPE_RESERVED","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        UnregisterActorTimerError::ActorTypeReserved("a message".into()).into_response(),
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
        .is_written_by(UnregisterActorTimerError::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
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
        UnregisterActorTimerError::ActorRuntimeClosed("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_ACTOR_RUNTIME_CLOSED"));
}
