//! `POST /v1.0-alpha2/conversation/{name}/converse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client::DaprClient;
use dapr_client::conversation::{
    ConversationFunction, ConversationInputAlpha2, ConversationMessage, ConversationMessageContent,
    ConversationTextMessage, ConversationTool, ConverseAlpha2Call, ToolChoice,
};
#[cfg(feature = "server")]
use dapr_client::server::{
    OperationId,
    conversation::{ConverseAlpha2Error, ConverseAlpha2Request},
};
use serde_json::json;

use crate::response::Response;
use crate::sent::Sent;

fn call(dapr: &DaprClient) -> ConverseAlpha2Call {
    dapr.converse_alpha2(
        "protocol-droid",
        [ConversationInputAlpha2::new([
            ConversationMessage::System(ConversationTextMessage::new([
                ConversationMessageContent::new("You are an astromech droid."),
            ])),
            ConversationMessage::User(
                ConversationTextMessage::new([ConversationMessageContent::new(
                    "Take us to Hoth, please.",
                )])
                .name("luke"),
            ),
        ])],
    )
    .temperature(0.2)
    .tools([ConversationTool::new(
        ConversationFunction::new("navigate")
            .description("Plots a course to a planet.")
            .parameters(json!({
                "type": "object",
                "properties": {
                    "planet": {
                        "type": "string"
                    }
                },
                "required": [
                    "planet"
                ]
            })),
    )])
    .tool_choice(ToolChoice::Auto)
}

#[test]
fn request() {
    let sent = Sent::by(call);
    sent.is("POST", "/v1.0-alpha2/conversation/protocol-droid/converse");
    sent.has_json(r#"{"inputs":[{"messages":[{"ofSystem":{"content":[{"text":"You are an astromech droid."}]}},{"ofUser":{"name":"luke","content":[{"text":"Take us to Hoth, please."}]}}]}],"temperature":0.2,"tools":[{"function":{"name":"navigate","description":"Plots a course to a planet.","parameters":{"type":"object","properties":{"planet":{"type":"string"}},"required":["planet"]}}}],"toolChoice":"auto"}"#);
}

#[cfg(feature = "server")]
#[test]
fn request_as_it_is_served() {
    let request = crate::received::request(OperationId::ConverseAlpha2, call);
    let request = ConverseAlpha2Request::read(request);
    assert_eq!(request.name, "protocol-droid");
    crate::received::is_json(
        request.body,
        r#"{"inputs":[{"messages":[{"ofSystem":{"content":[{"text":"You are an astromech droid."}]}},{"ofUser":{"name":"luke","content":[{"text":"Take us to Hoth, please."}]}}]}],"temperature":0.2,"tools":[{"function":{"name":"navigate","description":"Plots a course to a planet.","parameters":{"type":"object","properties":{"planet":{"type":"string"}},"required":["planet"]}}}],"toolChoice":"auto"}"#,
    );
}

#[test]
fn answer_200() {
    let response = Response::new(200, r#"{"outputs":[{"choices":[{"finishReason":"tool_calls","message":{"content":"Very well.","toolCalls":[{"id":"call_7","function":{"name":"navigate","arguments":"{\"planet\":\"Hoth\"}"}}]}}],"model":"gpt-5-nano","usage":{"completionTokens":"9","promptTokens":"20","totalTokens":"29","promptTokensDetails":{"cachedTokens":"4"}}}]}"#)
        .header("content-type", "application/json");
    let result = response.to(call);
    assert!(result.is_ok(), "{result:?}");
    #[cfg(feature = "server")]
    response.is_written_by(ConverseAlpha2Request::response(
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
        ConverseAlpha2Error::ConversationNotFound("a message".into()).into_response(),
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
        ConverseAlpha2Error::ConversationMissingInputs("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_CONVERSATION_MISSING_INPUTS"));
}

#[test]
fn answer_400_err_conversation_invalid_parms() {
    let response = Response::new(
        400,
        r#"{"errorCode":"ERR_CONVERSATION_INVALID_PARMS","message":"a message"}"#,
    )
    .header("content-type", "application/json");
    let result = response.to(call);
    #[cfg(feature = "server")]
    response.is_written_by(
        ConverseAlpha2Error::ConversationInvalidParms("a message".into()).into_response(),
    );
    response.is_error(result, Some("ERR_CONVERSATION_INVALID_PARMS"));
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
        .is_written_by(ConverseAlpha2Error::MalformedRequest("a message".into()).into_response());
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
    response.is_written_by(ConverseAlpha2Error::BodyRead("a message".into()).into_response());
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
    response.is_written_by(ConverseAlpha2Error::DirectInvoke("a message".into()).into_response());
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
        .is_written_by(ConverseAlpha2Error::ConversationInvoke("a message".into()).into_response());
    response.is_error(result, Some("ERR_CONVERSATION_INVOKE"));
}
