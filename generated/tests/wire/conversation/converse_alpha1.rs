//! `POST /v1.0-alpha1/conversation/{name}/converse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::conversation::{ConversationInput, ConverseAlpha1Call};
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    conversation::{ConverseAlpha1Error, ConverseAlpha1Request},
};

use crate::response::Response;
use crate::sent::Sent;

#[allow(deprecated)]
fn call(dapr: &DaprClient) -> ConverseAlpha1Call {
    dapr.converse_alpha1(
        "protocol-droid",
        [
            ConversationInput::new("What are the odds of getting through this asteroid field?")
                .role("user"),
        ],
    )
    .temperature(0.2)
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("POST", "/v1.0-alpha1/conversation/protocol-droid/converse");
    sent.has_json(r#"{"inputs":[{"content":"What are the odds of getting through this asteroid field?","role":"user"}],"temperature":0.2}"#);
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::ConverseAlpha1, call);
    let request = ConverseAlpha1Request::read(request);
    assert_eq!(request.name, "protocol-droid");
    crate::received::is_json(
        request.body,
        r#"{"inputs":[{"content":"What are the odds of getting through this asteroid field?","role":"user"}],"temperature":0.2}"#,
    );
}

#[test]
fn answer_200() {
    let response = Response::new(200, r#"{"outputs":[{"result":"Never tell me the odds."}]}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(ConverseAlpha1Request::response(
        result.map_err(crate::written::failed),
    ));
}

#[test]
fn answer_400_err_conversation_not_found() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_CONVERSATION_NOT_FOUND","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        ConverseAlpha1Error::ConversationNotFound("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_CONVERSATION_NOT_FOUND"));
}

#[test]
fn answer_400_err_conversation_missing_inputs() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_CONVERSATION_MISSING_INPUTS","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        ConverseAlpha1Error::ConversationMissingInputs("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_CONVERSATION_MISSING_INPUTS"));
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
        .is_written_by(ConverseAlpha1Error::MalformedRequest("a message".into()).into_response());
    response.is_error(result, Some("ERR_MALFORMED_REQUEST"));
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
    response.is_written_by(ConverseAlpha1Error::BodyRead("a message".into()).into_response());
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
    response.is_written_by(ConverseAlpha1Error::DirectInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_DIRECT_INVOKE"));
}

#[test]
fn answer_500_err_conversation_invoke() {
    let response = Response::new(
        500,
        r#"{"errorCode":"ERR_CONVERSATION_INVOKE","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response
        .is_written_by(ConverseAlpha1Error::ConversationInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_CONVERSATION_INVOKE"));
}
