//! `POST /v1.0-alpha1/lock/{storeName}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client::DaprClient;
use dapr_client::lock::TryLockAlpha1Call;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    lock::{TryLockAlpha1Error, TryLockAlpha1Request},
};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> TryLockAlpha1Call {
    dapr.try_lock_alpha1(
        "lock-store",
        "millennium-falcon",
        "han-solo",
        Duration::from_secs(60),
    )
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("POST", "/v1.0-alpha1/lock/lock-store");
    sent.has_json(
        r#"{"resourceId":"millennium-falcon","lockOwner":"han-solo","expiryInSeconds":60}"#,
    );
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::TryLockAlpha1, call);
    let request = TryLockAlpha1Request::read(request);
    assert_eq!(request.store_name, "lock-store");
    crate::received::is_json(
        request.body,
        r#"{"resourceId":"millennium-falcon","lockOwner":"han-solo","expiryInSeconds":60}"#,
    );
}

#[test]
fn answer_200() {
    let response =
        Response::new(200, r#"{"success":true}"#).header("content-type", "application/json");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(TryLockAlpha1Request::response(
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
    response
        .is_written_by(TryLockAlpha1Error::MalformedRequest("a message".into()).into_response());
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
        .is_written_by(TryLockAlpha1Error::LockStoreNotFound("a message".into()).into_response());
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
    response.is_written_by(TryLockAlpha1Error::BodyRead("a message".into()).into_response());
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
    response.is_written_by(TryLockAlpha1Error::DirectInvoke("a message".into()).into_response());
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
        TryLockAlpha1Error::LockStoreNotConfigured("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_LOCK_STORE_NOT_CONFIGURED"));
}

#[test]
fn answer_500_err_try_lock() {
    let response = Response::new(500, r#"{"errorCode":"ERR_TRY_LOCK","message":"a message"}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(TryLockAlpha1Error::TryLock("a message".into()).into_response());
    response.is_error(result, Some("ERR_TRY_LOCK"));
}
