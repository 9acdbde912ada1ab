//! `POST /v1.0/invoke/{appId}/method/{method}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::invocation::InvokeMethodCall;
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    invocation::{InvokeMethodError, InvokeMethodRequest},
};
use serde_json::json;

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> InvokeMethodCall {
    dapr.invoke_method("echo-service", "orders/7")
        .put()
        .query("dry", "1")
        .header("x-squadron", "red")
        .json(&json!({ "name": "lightsaber", "colour": "green" }))
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("PUT", "/v1.0/invoke/echo-service/method/orders/7?dry=1");
    sent.has("x-squadron", "red");
    sent.has_json(r#"{"name":"lightsaber","colour":"green"}"#);
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::InvokeMethod, call);
    let request = InvokeMethodRequest::read(request);
    assert_eq!(request.app_id, "echo-service");
    assert_eq!(request.method, "orders/7");
}

#[test]
fn answer_401() {
    let response = Response::new(401, "invalid api token\n")
        .header("content-type", "text/plain; charset=utf-8");
    let result = response.to(call);
    response.is_error(result, None);
}

#[test]
fn answer_403_err_direct_invoke() {
    let response = Response::new(
        403,
        r#"{"errorCode":"ERR_DIRECT_INVOKE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(InvokeMethodError::DirectInvoke403("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
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
    response.is_written_by(InvokeMethodError::DirectInvoke404("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_err_direct_invoke() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_DIRECT_INVOKE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(InvokeMethodError::DirectInvoke500("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_err_malformed_response() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_MALFORMED_RESPONSE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(InvokeMethodError::MalformedResponse("a message".into()).into_response());
    response.is_error(result, Some("ERR_MALFORMED_RESPONSE"));
}

#[test]
fn passes_on_200() {
    let response = Response::new(200, "from elsewhere").header("content-type", "text/plain");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
}

#[test]
fn passes_on_302() {
    let response = Response::new(302, "from elsewhere").header("content-type", "text/plain");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
}

#[test]
fn passes_on_404() {
    let response = Response::new(404, "from elsewhere").header("content-type", "text/plain");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
}

#[test]
fn passes_on_500() {
    let response = Response::new(500, "from elsewhere").header("content-type", "text/plain");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
}
