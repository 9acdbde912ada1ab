//! `POST /v1.0-alpha1/unlock/{storeName}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::lock::UnlockAlpha1Call;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    lock::{UnlockAlpha1Error, UnlockAlpha1Request},
};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> UnlockAlpha1Call {
    dapr.unlock_alpha1("lock-store", "millennium-falcon", "han-solo")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("POST", "/v1.0-alpha1/unlock/lock-store");
    sent.has_json(r#"{"resourceId":"millennium-falcon","lockOwner":"han-solo"}"#);
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::UnlockAlpha1, call);
    let request = UnlockAlpha1Request::read(request);
    assert_eq!(request.store_name, "lock-store");
    crate::received::is_json(
        request.body,
        r#"{"resourceId":"millennium-falcon","lockOwner":"han-solo"}"#,
    );
}

#[test]
fn answer_200() {
    let response = Response::new(200, r#"{"status":0}"#).header("content-type", "application/json");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(UnlockAlpha1Request::response(
        result.map_err(crate::written::failed),
    ));
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
    response.is_written_by(UnlockAlpha1Error::MalformedRequest("a message".into()).into_response());
    response.is_error(result, Some("ERR_MALFORMED_REQUEST"));
}

#[test]
fn answer_400_err_lock_store_not_found() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_LOCK_STORE_NOT_FOUND","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(UnlockAlpha1Error::LockStoreNotFound("a message".into()).into_response());
    response.is_error(result, Some("ERR_LOCK_STORE_NOT_FOUND"));
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
    response.is_written_by(UnlockAlpha1Error::BodyRead("a message".into()).into_response());
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
fn answer_404_err_direct_invoke() {
    let response = Response::new(
        404,
        r#"{"errorCode":"ERR_DIRECT_INVOKE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(UnlockAlpha1Error::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_err_lock_store_not_configured() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_LOCK_STORE_NOT_CONFIGURED","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        UnlockAlpha1Error::LockStoreNotConfigured("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_LOCK_STORE_NOT_CONFIGURED"));
}

#[test]
fn answer_500_err_unlock() {
    let response = Response::new(500, r#"{"errorCode":"ERR_UNLOCK","message":"a message"}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(UnlockAlpha1Error::Unlock("a message".into()).into_response());
    response.is_error(result, Some("ERR_UNLOCK"));
}
