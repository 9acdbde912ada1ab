//! `POST /v1.0/bindings/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::bindings::{InvokeBinding, InvokeBindingCall};
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    bindings::{InvokeBindingError, InvokeBindingRequest},
};
use serde_json::json;

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> InvokeBindingCall {
    dapr.invoke_binding("holonet", "post")
        .data(json!({ "text": "Help me, Obi-Wan Kenobi." }))
        .metadata("path", "/messages")
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("POST", "/v1.0/bindings/holonet");
    sent.has_json(r#"{"operation":"post","data":{"text":"Help me, Obi-Wan Kenobi."},"metadata":{"path":"/messages"}}"#);
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::InvokeBinding, call);
    let request = InvokeBindingRequest::read(request);
    assert_eq!(request.name, "holonet");
    crate::received::is_json(
        request.body,
        r#"{"operation":"post","data":{"text":"Help me, Obi-Wan Kenobi."},"metadata":{"path":"/messages"}}"#,
    );
}

#[test]
fn answer_200() {
    let response = Response::new(200, r#"{"received":true}"#)
        .header("metadata.entry", "a value")
        .header("content-type", "application/json");
    let result = response.to(call);
    let Ok(InvokeBinding::Returned(found)) = &result else {
        panic!("{result:?}");
    };
    assert_eq!(
        found.metadata.get("entry").map(String::as_str),
        Some("a value")
    );
    #[cfg(feature = "server")]
    response.is_written_by(InvokeBindingRequest::response(
        result.map_err(crate::written::failed),
    ));
}

#[test]
fn answer_204() {
    let response = Response::new(204, "");
    let result = response.to(call);
    assert!(matches!(result, Ok(InvokeBinding::Empty)), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(InvokeBindingRequest::response(
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
        .is_written_by(InvokeBindingError::MalformedRequest("a message".into()).into_response());
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
    response.is_written_by(InvokeBindingError::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_err_invoke_output_binding() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_INVOKE_OUTPUT_BINDING","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(InvokeBindingError::InvokeOutputBinding("a message".into()).into_response());
    response.is_error(result, Some("ERR_INVOKE_OUTPUT_BINDING"));
}
