//! `GET /v1.0/state/{storeName}/{key}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    state::{GetStateError, GetStateRequest},
};
use dapr_client::state::{Consistency, GetState, GetStateCall};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> GetStateCall {
    dapr.get_state("starwars", "weapon")
        .consistency(Consistency::Strong)
        .metadata("partitionKey", "rebels")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is(
        "GET",
        "/v1.0/state/starwars/weapon?consistency=strong&metadata.partitionKey=rebels",
    );
    sent.has_no_body();
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::GetState, call);
    let request = GetStateRequest::read(request);
    assert_eq!(request.store_name, "starwars");
    assert_eq!(request.key, "weapon");
    crate::received::is_given(&request.consistency, "strong");
    assert_eq!(request.metadata["partitionKey"], "rebels");
    crate::received::is_bytes(request.body, "");
}

#[test]
fn answer_200() {
    let response = Response::new(200, r#"{"name":"lightsaber","colour":"green"}"#)
        .header("ETag", "7")
        .header("metadata.ttlExpireTime", "2026-05-04T12:00:00Z")
        .header("metadata.entry", "a value")
        .header("content-type", "application/json");
    let result = response.to(call);
    let Ok(GetState::Found(found)) = &result else {
        panic!("{result:?}");
    };
    assert_eq!(found.etag.as_deref(), Some("7"));
    assert!(found.ttl_expire_time.is_some());
    assert_eq!(
        found.metadata.get("entry").map(String::as_str),
        Some("a value")
    );
    #[cfg(feature = "server")]
    response.is_written_by(GetStateRequest::response(
        result.map_err(crate::written::failed),
    ));
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(matches!(result, Ok(GetState::Missing)), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(GetStateRequest::response(
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
    response.is_written_by(GetStateError::StateStoreNotFound("a message".into()).into_response());
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
    response.is_written_by(GetStateError::MalformedRequest("a message".into()).into_response());
    response.is_error(result, Some("ERR_MALFORMED_REQUEST"));
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
    response.is_written_by(GetStateError::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
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
        .is_written_by(GetStateError::StateStoreNotConfigured("a message".into()).into_response());
    response.is_error(result, Some("ERR_STATE_STORE_NOT_CONFIGURED"));
}

#[test]
fn answer_500_err_state_get() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_STATE_GET","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(GetStateError::StateGet500("a message".into()).into_response());
    response.is_error(result, Some("ERR_STATE_GET"));
}

#[test]
fn answer_507_err_state_get() {
    let response = Response::new(
        507,
        r#"{"errorCode":"ERR_STATE_GET","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(GetStateError::StateGetOther(507, "a message".into()).into_response());
    response.is_error(result, Some("ERR_STATE_GET"));
}
