//! `POST /v1.0/state/{storeName}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client::DaprClient;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    state::{SaveStateError, SaveStateRequest},
};
use dapr_client::state::{Concurrency, Consistency, SaveStateCall, StateItem, StateOptions};
use serde_json::json;

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> SaveStateCall {
    dapr.save_state(
        "starwars",
        [
            StateItem::new("weapon", json!({ "name": "lightsaber", "colour": "green" }))
                .ttl(Duration::from_secs(60)),
            StateItem::new("planet", "Tatooine").options(
                StateOptions::new()
                    .concurrency(Concurrency::LastWrite)
                    .consistency(Consistency::Strong),
            ),
        ],
    )
    .metadata("partitionKey", "rebels")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("POST", "/v1.0/state/starwars?metadata.partitionKey=rebels");
    sent.has_json(r#"[{"key":"weapon","value":{"name":"lightsaber","colour":"green"},"metadata":{"ttlInSeconds":"60"}},{"key":"planet","value":"Tatooine","options":{"concurrency":"last-write","consistency":"strong"}}]"#);
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::SaveState, call);
    let request = SaveStateRequest::read(request);
    assert_eq!(request.store_name, "starwars");
    assert_eq!(request.metadata["partitionKey"], "rebels");
    crate::received::is_json(
        request.body,
        r#"[{"key":"weapon","value":{"name":"lightsaber","colour":"green"},"metadata":{"ttlInSeconds":"60"}},{"key":"planet","value":"Tatooine","options":{"concurrency":"last-write","consistency":"strong"}}]"#,
    );
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(SaveStateRequest::response(
        result.map_err(crate::written::failed),
    ));
}

#[test]
fn answer_400_err_state_store_not_found() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_STATE_STORE_NOT_FOUND","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(SaveStateError::StateStoreNotFound("a message".into()).into_response());
    response.is_error(result, Some("ERR_STATE_STORE_NOT_FOUND"));
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
    response.is_written_by(SaveStateError::MalformedRequest("a message".into()).into_response());
    response.is_error(result, Some("ERR_MALFORMED_REQUEST"));
}

#[test]
fn answer_400_err_state_save() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_STATE_SAVE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(SaveStateError::StateSave400("a message".into()).into_response());
    response.is_error(result, Some("ERR_STATE_SAVE"));
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
    response.is_written_by(SaveStateError::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_409_err_state_save() {
    let response = Response::new(
        409,
        r#"{"errorCode":"ERR_STATE_SAVE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(SaveStateError::StateSave409("a message".into()).into_response());
    response.is_error(result, Some("ERR_STATE_SAVE"));
}

#[test]
fn answer_500_err_state_store_not_configured() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_STATE_STORE_NOT_CONFIGURED","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(SaveStateError::StateStoreNotConfigured("a message".into()).into_response());
    response.is_error(result, Some("ERR_STATE_STORE_NOT_CONFIGURED"));
}

#[test]
fn answer_500_err_state_save() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_STATE_SAVE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(SaveStateError::StateSave500("a message".into()).into_response());
    response.is_error(result, Some("ERR_STATE_SAVE"));
}

#[test]
fn answer_507_err_state_save() {
    let response = Response::new(
        507,
        r#"{"errorCode":"ERR_STATE_SAVE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(SaveStateError::StateSaveOther(507, "a message".into()).into_response());
    response.is_error(result, Some("ERR_STATE_SAVE"));
}
