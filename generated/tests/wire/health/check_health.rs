//! `GET /v1.0/healthz`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::health::CheckHealthCall;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    health::{CheckHealthError, CheckHealthRequest},
};

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> CheckHealthCall {
    dapr.check_health().app_id("echo-service")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("GET", "/v1.0/healthz?appid=echo-service");
    sent.has_no_body();
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::CheckHealth, call);
    let request = CheckHealthRequest::read(request);
    assert_eq!(request.app_id.as_deref(), Some("echo-service"));
    crate::received::is_bytes(request.body, "");
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(CheckHealthRequest::response(
        result.map_err(crate::written::failed),
    ));
}

#[test]
fn answer_500_err_health_not_ready() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_HEALTH_NOT_READY","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(CheckHealthError::HealthNotReady("a message".into()).into_response());
    response.is_error(result, Some("ERR_HEALTH_NOT_READY"));
}

#[test]
fn answer_500_err_health_appid_not_match() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_HEALTH_APPID_NOT_MATCH","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(CheckHealthError::HealthAppidNotMatch("a message".into()).into_response());
    response.is_error(result, Some("ERR_HEALTH_APPID_NOT_MATCH"));
}
