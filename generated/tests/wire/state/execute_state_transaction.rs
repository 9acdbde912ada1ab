//! `POST /v1.0/state/{storeName}/transaction`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client::DaprClient;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    state::{ExecuteStateTransactionError, ExecuteStateTransactionRequest},
};
use dapr_client::state::{ExecuteStateTransactionCall, StateItem, StateKey, TransactionOperation};
use serde_json::json;

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> ExecuteStateTransactionCall {
    dapr.execute_state_transaction(
        "starwars",
        [
            TransactionOperation::upsert(
                StateItem::new("weapon", json!({ "name": "lightsaber", "colour": "blue" }))
                    .ttl(Duration::from_secs(60)),
            ),
            TransactionOperation::delete(StateKey::new("planet")),
        ],
    )
    .metadata("partitionKey", "rebels")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is(
        "POST",
        "/v1.0/state/starwars/transaction?metadata.partitionKey=rebels",
    );
    sent.has_json(r#"{"operations":[{"operation":"upsert","request":{"key":"weapon","value":{"name":"lightsaber","colour":"blue"},"metadata":{"ttlInSeconds":"60"}}},{"operation":"delete","request":{"key":"planet"}}]}"#);
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::ExecuteStateTransaction, call);
    let request = ExecuteStateTransactionRequest::read(request);
    assert_eq!(request.store_name, "starwars");
    assert_eq!(request.metadata["partitionKey"], "rebels");
    crate::received::is_json(
        request.body,
        r#"{"operations":[{"operation":"upsert","request":{"key":"weapon","value":{"name":"lightsaber","colour":"blue"},"metadata":{"ttlInSeconds":"60"}}},{"operation":"delete","request":{"key":"planet"}}]}"#,
    );
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(ExecuteStateTransactionRequest::response(
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
    response.is_written_by(
        ExecuteStateTransactionError::StateStoreNotFound("a message".into()).into_response(),
    );
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
    response.is_written_by(
        ExecuteStateTransactionError::MalformedRequest("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_MALFORMED_REQUEST"));
}

#[test]
fn answer_400_err_not_supported_state_operation() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_NOT_SUPPORTED_STATE_OPERATION","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        ExecuteStateTransactionError::NotSupportedStateOperation("a message".into())
            .into_response(),
    );
    response.is_error(result, Some("ERR_NOT_SUPPORTED_STATE_OPERATION"));
}

#[test]
fn answer_400_err_state_store_too_many_transactions() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_STATE_STORE_TOO_MANY_TRANSACTIONS","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        ExecuteStateTransactionError::StateStoreTooManyTransactions("a message".into())
            .into_response(),
    );
    response.is_error(result, Some("ERR_STATE_STORE_TOO_MANY_TRANSACTIONS"));
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
    response
        .is_written_by(ExecuteStateTransactionError::StateSave("a message".into()).into_response());
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
    response.is_written_by(
        ExecuteStateTransactionError::DirectInvoke("a message".into()).into_response(),
    );
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
        ExecuteStateTransactionError::StateStoreNotConfigured("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_STATE_STORE_NOT_CONFIGURED"));
}

#[test]
fn answer_500_err_state_store_not_supported() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_STATE_STORE_NOT_SUPPORTED","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        ExecuteStateTransactionError::StateStoreNotSupported("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_STATE_STORE_NOT_SUPPORTED"));
}

#[test]
fn answer_500_err_state_transaction() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_STATE_TRANSACTION","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        ExecuteStateTransactionError::StateTransaction("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_STATE_TRANSACTION"));
}

#[test]
fn answer_500_err_publish_outbox() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_PUBLISH_OUTBOX","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        ExecuteStateTransactionError::PublishOutbox("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_PUBLISH_OUTBOX"));
}
