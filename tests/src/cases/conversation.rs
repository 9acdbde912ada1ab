//! Conversation with a model that repeats its input.

// alpha1 is deprecated in favor of alpha2, but still supported.
#![allow(deprecated)]

use anyhow::{Context as _, ensure};
use dapr_client::ErrorCode;
use dapr_client::conversation::{
    ConversationAssistantMessage, ConversationFunction, ConversationFunctionCall,
    ConversationInput, ConversationInputAlpha2, ConversationMessage, ConversationMessageContent,
    ConversationTextMessage, ConversationTool, ConversationToolCall, ConversationToolMessage,
    FinishReason, ToolChoice,
};
use serde_json::json;

use super::check::{contains, fails_with, same};
use super::{Case, Outcome, World};

const MODEL: &str = "droid";

pub(super) fn cases() -> Vec<Case> {
    vec![
        Case::new("conversation: alpha1", alpha1),
        Case::new("conversation: alpha2, roles", alpha2),
        Case::new("conversation: alpha2, tools", tools),
        Case::new("conversation: alpha2, tool results", tool_results),
        Case::new("conversation: invalid requests", invalid_requests),
    ]
}

fn user(text: &str) -> ConversationMessage {
    let content = [ConversationMessageContent::new(text)];
    ConversationMessage::User(ConversationTextMessage::new(content).name("luke"))
}

async fn alpha1(world: World) -> Outcome {
    let inputs = [
        ConversationInput::new("grün \"é\"").role("user"),
        ConversationInput::new("zwei"),
    ];
    let call = world
        .dapr
        .converse_alpha1(MODEL, inputs)
        .context_id("seven");
    let response = call.temperature(0.5).metadata("a", "b").await?;
    same(
        "the conversation",
        response.context_id.as_deref(),
        Some("seven"),
    )?;
    same("the number of outputs", response.outputs.len(), 1)?;
    let result = response.outputs[0].result.as_deref();
    same("the text", result, Some("grün \"é\"\nzwei"))?;
    let text = ConversationInput::new("my number is 415-555-1234").scrub_pii(true);
    let response = world.dapr.converse_alpha1(MODEL, [text]).await?;
    let result = response.outputs[0].result.as_deref().unwrap_or_default();
    ensure!(!result.contains("1234"), "the number is there: {result}");
    Ok(())
}

async fn alpha2(world: World) -> Outcome {
    let speech = |text| ConversationTextMessage::new([ConversationMessageContent::new(text)]);
    let input = ConversationInputAlpha2::new([
        ConversationMessage::System(speech("system")),
        ConversationMessage::Developer(speech("developer")),
        user("grün"),
    ]);
    let call = world
        .dapr
        .converse_alpha2(MODEL, [input])
        .context_id("eight");
    let result = call.temperature(0.5).await?;
    same(
        "the conversation",
        result.context_id.as_deref(),
        Some("eight"),
    )?;
    same("the number of outputs", result.outputs.len(), 1)?;
    let output = &result.outputs[0];
    same("the number of choices", output.choices.len(), 1)?;
    let choice = &output.choices[0];
    same(
        "the reason",
        choice.finish_reason.clone(),
        Some(FinishReason::Stop),
    )?;
    let message = choice.message.as_ref().context("there is no message")?;
    let content = message.content.as_deref().unwrap_or_default();
    contains(content, &["system", "developer", "grün"])?;
    let usage = output.usage.as_ref().context("there is no usage")?;
    same("the tokens", usage.prompt_tokens, Some(3))?;
    same("all tokens", usage.total_tokens, Some(6))
}

async fn tools(world: World) -> Outcome {
    let parameters = json!({
        "type": "object",
        "properties": { "planet": { "type": "string" }, "speed": { "type": "number" } },
    });
    let function = ConversationFunction::new("navigate").description("Plots a course.");
    let tool = ConversationTool::new(function.parameters(parameters));
    let input = ConversationInputAlpha2::new([user("to Hoth")]);
    let call = world.dapr.converse_alpha2(MODEL, [input]).tools([tool]);
    let result = call.tool_choice(ToolChoice::Auto).await?;
    let choice = &result.outputs[0].choices[0];
    same(
        "the reason",
        choice.finish_reason.clone(),
        Some(FinishReason::ToolCalls),
    )?;
    let message = choice.message.as_ref().context("there is no message")?;
    same("the number of calls", message.tool_calls.len(), 1)?;
    let call = &message.tool_calls[0];
    same("the id", call.id.as_deref(), Some("0"))?;
    same(
        "the function",
        call.function.name.as_deref(),
        Some("navigate"),
    )?;
    same(
        "the arguments",
        call.function.arguments.as_deref(),
        Some("planet,speed"),
    )
}

async fn tool_results(world: World) -> Outcome {
    let called = ConversationFunctionCall::new("navigate", r#"{"planet":"Hoth"}"#);
    let called = ConversationToolCall::new(called).id("call 7");
    let assistant = ConversationAssistantMessage::new().tool_calls([called]);
    let content = [ConversationMessageContent::new("plotted")];
    let tool = ConversationToolMessage::new("navigate", content).tool_id("call 7");
    let input = ConversationInputAlpha2::new([
        user("to Hoth"),
        ConversationMessage::Assistant(assistant),
        ConversationMessage::Tool(tool),
    ]);
    let result = world.dapr.converse_alpha2(MODEL, [input]).await?;
    let choice = &result.outputs[0].choices[0];
    let message = choice.message.as_ref().context("there is no message")?;
    let content = message.content.as_deref().unwrap_or_default();
    contains(content, &["to Hoth", "call 7", "navigate", "plotted"])?;
    let call = message.tool_calls.first().context("the call is missing")?;
    let arguments = call.function.arguments.as_deref();
    same("the arguments", arguments, Some(r#"{"planet":"Hoth"}"#))
}

async fn invalid_requests(world: World) -> Outcome {
    let dapr = &world.dapr;
    let text = || [ConversationInput::new("x")];
    let call = dapr.converse_alpha1("nope", text());
    fails_with("alpha1", call.await, 400, ErrorCode::ConversationNotFound)?;
    let input = || [ConversationInputAlpha2::new([user("x")])];
    let call = dapr.converse_alpha2("nope", input());
    fails_with("alpha2", call.await, 400, ErrorCode::ConversationNotFound)?;
    let call = dapr.converse_alpha1(MODEL, []);
    fails_with(
        "nothing",
        call.await,
        400,
        ErrorCode::ConversationMissingInputs,
    )?;
    let call = dapr.converse_alpha2(MODEL, []);
    fails_with(
        "nothing",
        call.await,
        400,
        ErrorCode::ConversationMissingInputs,
    )?;
    let call = dapr
        .converse_alpha2(MODEL, input())
        .tool_choice(ToolChoice::Required);
    fails_with(
        "no tools",
        call.await,
        400,
        ErrorCode::ConversationInvalidParms,
    )?;
    Ok(())
}
