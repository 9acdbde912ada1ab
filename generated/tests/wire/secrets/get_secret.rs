//! `GET /v1.0/secrets/{secretStoreName}/{key}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::secrets::{GetSecret, GetSecretCall};
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    secrets::{GetSecretError, GetSecretRequest},
};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> GetSecretCall {
    dapr.get_secret("local-store", "DB_URL:MYSQL")
        .metadata("namespace", "echo-base")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is(
        "GET",
        "/v1.0/secrets/local-store/DB_URL%3AMYSQL?metadata.namespace=echo-base",
    );
    sent.has_no_body();
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::GetSecret, call);
    let request = GetSecretRequest::read(request);
    assert_eq!(request.secret_store_name, "local-store");
    assert_eq!(request.key, "DB_URL:MYSQL");
    assert_eq!(request.metadata["namespace"], "echo-base");
    crate::received::is_bytes(request.body, "");
}

#[test]
fn answer_200() {
    let response = Response::new(200, r#"{"DB_URL:MYSQL":"mysql://yoda@dagobah/force"}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    assert!(matches!(result, Ok(GetSecret::Found(_))), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(GetSecretRequest::response(
        result.map_err(crate::written::failed),
    ));
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(matches!(result, Ok(GetSecret::Missing)), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(GetSecretRequest::response(
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
    response.is_written_by(GetSecretError::BodyRead("a message".into()).into_response());
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
    response.is_written_by(GetSecretError::MalformedRequest("a message".into()).into_response());
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
    response.is_written_by(GetSecretError::SecretStoreNotFound("a message".into()).into_response());
    response.is_error(result, Some("ERR_SECRET_STORE_NOT_FOUND"));
}

#[test]
fn answer_403_err_permission_denied() {
    let response = Response::new(
        403,
        r#"{"errorCode":"ERR_PERMISSION_DENIED","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(GetSecretError::PermissionDenied("a message".into()).into_response());
    response.is_error(result, Some("ERR_PERMISSION_DENIED"));
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
    response.is_written_by(GetSecretError::DirectInvoke("a message".into()).into_response());
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
        GetSecretError::SecretStoresNotConfigured("a message".into()).into_response(),
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
    response.is_written_by(GetSecretError::SecretGet("a message".into()).into_response());
    response.is_error(result, Some("ERR_SECRET_GET"));
}
