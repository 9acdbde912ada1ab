//! `POST /v1.0/actors/{actorType}/{actorId}/state`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::actors::{
    ActorStateItem, ActorStateKey, ActorStateOperation, ExecuteActorStateTransactionCall,
};
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    actors::{ExecuteActorStateTransactionError, ExecuteActorStateTransactionRequest},
};
use serde_json::json;

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> ExecuteActorStateTransactionCall {
    dapr.execute_actor_state_transaction(
        "droid",
        "r2d2",
        [
            ActorStateOperation::upsert(ActorStateItem::new(
                "location",
                json!({ "planet": "Tatooine" }),
            )),
            ActorStateOperation::delete(ActorStateKey::new("owner")),
        ],
    )
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("POST", "/v1.0/actors/droid/r2d2/state");
    sent.has_json(r#"[{"operation":"upsert","request":{"key":"location","value":{"planet":"Tatooine"}}},{"operation":"delete","request":{"key":"owner"}}]"#);
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::ExecuteActorStateTransaction, call);
    let request = ExecuteActorStateTransactionRequest::read(request);
    assert_eq!(request.actor_type, "droid");
    assert_eq!(request.actor_id, "r2d2");
    crate::received::is_json(
        request.body,
        r#"[{"operation":"upsert","request":{"key":"location","value":{"planet":"Tatooine"}}},{"operation":"delete","request":{"key":"owner"}}]"#,
    );
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(ExecuteActorStateTransactionRequest::response(
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
        ExecuteActorStateTransactionError::ActorNoPlacement("a message".into()).into_response(),
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
        ExecuteActorStateTransactionError::MalformedRequest("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_MALFORMED_REQUEST"));
}

#[test]
fn answer_400_err_actor_instance_missing() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_ACTOR_INSTANCE_MISSING","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        ExecuteActorStateTransactionError::ActorInstanceMissing("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_ACTOR_INSTANCE_MISSING"));
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
        ExecuteActorStateTransactionError::ActorTypeReserved("a message".into()).into_response(),
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
        ExecuteActorStateTransactionError::DirectInvoke("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_err_actor_state_transaction_save() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_ACTOR_STATE_TRANSACTION_SAVE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        ExecuteActorStateTransactionError::ActorStateTransactionSave("a message".into())
            .into_response(),
    );
    response.is_error(result, Some("ERR_ACTOR_STATE_TRANSACTION_SAVE"));
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
        ExecuteActorStateTransactionError::ActorRuntimeNotFound("a message".into()).into_response(),
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
    response.is_written_by(
        ExecuteActorStateTransactionError::ActorRuntimeClosed("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_ACTOR_RUNTIME_CLOSED"));
}
