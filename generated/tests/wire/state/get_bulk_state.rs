//! `POST /v1.0/state/{storeName}/bulk`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    state::{GetBulkStateError, GetBulkStateRequest},
};
use dapr_client::state::GetBulkStateCall;

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> GetBulkStateCall {
    dapr.get_bulk_state("starwars", ["weapon", "planet"])
        .metadata("partitionKey", "rebels")
        .parallelism(4)
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is(
        "POST",
        "/v1.0/state/starwars/bulk?metadata.partitionKey=rebels",
    );
    sent.has_json(r#"{"keys":["weapon","planet"],"parallelism":4}"#);
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::GetBulkState, call);
    let request = GetBulkStateRequest::read(request);
    assert_eq!(request.store_name, "starwars");
    assert_eq!(request.metadata["partitionKey"], "rebels");
    crate::received::is_json(
        request.body,
        r#"{"keys":["weapon","planet"],"parallelism":4}"#,
    );
}

#[test]
fn answer_200() {
    let response = Response::new(200, r#"[{"key":"weapon","data":{"name":"lightsaber","colour":"green"},"etag":"7"},{"key":"planet"}]"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(GetBulkStateRequest::response(
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
        .is_written_by(GetBulkStateError::StateStoreNotFound("a message".into()).into_response());
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
    response.is_written_by(GetBulkStateError::MalformedRequest("a message".into()).into_response());
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
    response.is_written_by(GetBulkStateError::DirectInvoke("a message".into()).into_response());
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
    response.is_written_by(
        GetBulkStateError::StateStoreNotConfigured("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_STATE_STORE_NOT_CONFIGURED"));
}

#[test]
fn answer_500_err_state_bulk_get() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_STATE_BULK_GET","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(GetBulkStateError::StateBulkGet500("a message".into()).into_response());
    response.is_error(result, Some("ERR_STATE_BULK_GET"));
}

#[test]
fn answer_507_err_state_bulk_get() {
    let response = Response::new(
        507,
        r#"{"errorCode":"ERR_STATE_BULK_GET","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        GetBulkStateError::StateBulkGetOther(507, "a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_STATE_BULK_GET"));
}
