//! `DELETE /v1.0/actors/{actorType}/{actorId}/reminders/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::actors::UnregisterActorReminderCall;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    actors::{UnregisterActorReminderError, UnregisterActorReminderRequest},
};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> UnregisterActorReminderCall {
    dapr.unregister_actor_reminder("droid", "r2d2", "oil-bath")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("DELETE", "/v1.0/actors/droid/r2d2/reminders/oil-bath");
    sent.has_no_body();
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::UnregisterActorReminder, call);
    let request = UnregisterActorReminderRequest::read(request);
    assert_eq!(request.actor_type, "droid");
    assert_eq!(request.actor_id, "r2d2");
    assert_eq!(request.name, "oil-bath");
    crate::received::is_bytes(request.body, "");
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(UnregisterActorReminderRequest::response(
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
        UnregisterActorReminderError::ActorNoPlacement("a message".into()).into_response(),
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
        UnregisterActorReminderError::MalformedRequest("a message".into()).into_response(),
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
    response
        .is_written_by(UnregisterActorReminderError::BodyRead("a message".into()).into_response());
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
fn answer_403_err_actor_reminder_non_hosted() {
    let response = Response::new(
        403,
        r#"{"errorCode":"ERR_ACTOR_REMINDER_NON_HOSTED","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        UnregisterActorReminderError::ActorReminderNonHosted("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_ACTOR_REMINDER_NON_HOSTED"));
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
        UnregisterActorReminderError::ActorTypeReserved("a message".into()).into_response(),
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
    response.is_written_by(
        UnregisterActorReminderError::DirectInvoke("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_err_actor_reminder_delete() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_ACTOR_REMINDER_DELETE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        UnregisterActorReminderError::ActorReminderDelete("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_ACTOR_REMINDER_DELETE"));
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
        UnregisterActorReminderError::ActorRuntimeClosed("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_ACTOR_RUNTIME_CLOSED"));
}
