//! `DELETE /v1.0/state/{storeName}/{key}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    state::{DeleteStateError, DeleteStateRequest},
};
use dapr_client::state::{Concurrency, Consistency, DeleteStateCall};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> DeleteStateCall {
    dapr.delete_state("starwars", "weapon")
        .if_match("7")
        .concurrency(Concurrency::FirstWrite)
        .consistency(Consistency::Strong)
        .metadata("partitionKey", "rebels")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("DELETE", "/v1.0/state/starwars/weapon?concurrency=first-write&consistency=strong&metadata.partitionKey=rebels");
    sent.has("If-Match", "7");
    sent.has_no_body();
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::DeleteState, call);
    let request = DeleteStateRequest::read(request);
    assert_eq!(request.store_name, "starwars");
    assert_eq!(request.key, "weapon");
    assert_eq!(request.if_match.as_deref(), Some("7"));
    crate::received::is_given(&request.concurrency, "first-write");
    crate::received::is_given(&request.consistency, "strong");
    assert_eq!(request.metadata["partitionKey"], "rebels");
    crate::received::is_bytes(request.body, "");
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(DeleteStateRequest::response(
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
    response
        .is_written_by(DeleteStateError::StateStoreNotFound("a message".into()).into_response());
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
    response.is_written_by(DeleteStateError::MalformedRequest("a message".into()).into_response());
    response.is_error(result, Some("ERR_MALFORMED_REQUEST"));
}

#[test]
fn answer_400_err_state_delete() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_STATE_DELETE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(DeleteStateError::StateDelete400("a message".into()).into_response());
    response.is_error(result, Some("ERR_STATE_DELETE"));
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
    response.is_written_by(DeleteStateError::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_409_err_state_delete() {
    let response = Response::new(
        409,
        r#"{"errorCode":"ERR_STATE_DELETE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(DeleteStateError::StateDelete409("a message".into()).into_response());
    response.is_error(result, Some("ERR_STATE_DELETE"));
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
    response.is_written_by(
        DeleteStateError::StateStoreNotConfigured("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_STATE_STORE_NOT_CONFIGURED"));
}

#[test]
fn answer_500_err_state_delete() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_STATE_DELETE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(DeleteStateError::StateDelete500("a message".into()).into_response());
    response.is_error(result, Some("ERR_STATE_DELETE"));
}

#[test]
fn answer_507_err_state_delete() {
    let response = Response::new(
        507,
        r#"{"errorCode":"ERR_STATE_DELETE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(DeleteStateError::StateDeleteOther(507, "a message".into()).into_response());
    response.is_error(result, Some("ERR_STATE_DELETE"));
}
