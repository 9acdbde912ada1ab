//! `GET /v1.0/secrets/{secretStoreName}/bulk`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::secrets::{GetBulkSecret, GetBulkSecretCall};
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    secrets::{GetBulkSecretError, GetBulkSecretRequest},
};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> GetBulkSecretCall {
    dapr.get_bulk_secret("local-store")
        .metadata("namespace", "echo-base")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is(
        "GET",
        "/v1.0/secrets/local-store/bulk?metadata.namespace=echo-base",
    );
    sent.has_no_body();
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::GetBulkSecret, call);
    let request = GetBulkSecretRequest::read(request);
    assert_eq!(request.secret_store_name, "local-store");
    assert_eq!(request.metadata["namespace"], "echo-base");
    crate::received::is_bytes(request.body, "");
}

#[test]
fn answer_200() {
    let response = Response::new(200, r#"{"DB_URL:MYSQL":{"DB_URL:MYSQL":"mysql://yoda@dagobah/force"},"REACTOR_CODE":{"REACTOR_CODE":"THX-1138"}}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    assert!(matches!(result, Ok(GetBulkSecret::Found(_))), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(GetBulkSecretRequest::response(
        result.map_err(crate::written::failed),
    ));
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(matches!(result, Ok(GetBulkSecret::Missing)), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(GetBulkSecretRequest::response(
        result.map_err(crate::written::failed),
    ));
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
    response.is_written_by(GetBulkSecretError::BodyRead("a message".into()).into_response());
    response.is_error(result, Some("ERR_BODY_READ"));
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
    response
        .is_written_by(GetBulkSecretError::MalformedRequest("a message".into()).into_response());
    response.is_error(result, Some("ERR_MALFORMED_REQUEST"));
}

#[test]
fn answer_401_err_secret_store_not_found() {
    let response = Response::new(
        401,
        r#"{"errorCode":"ERR_SECRET_STORE_NOT_FOUND","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(GetBulkSecretError::SecretStoreNotFound("a message".into()).into_response());
    response.is_error(result, Some("ERR_SECRET_STORE_NOT_FOUND"));
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
    response.is_written_by(GetBulkSecretError::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_err_secret_stores_not_configured() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_SECRET_STORES_NOT_CONFIGURED","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        GetBulkSecretError::SecretStoresNotConfigured("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_SECRET_STORES_NOT_CONFIGURED"));
}

#[test]
fn answer_500_err_secret_get() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_SECRET_GET","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(GetBulkSecretError::SecretGet("a message".into()).into_response());
    response.is_error(result, Some("ERR_SECRET_GET"));
}
