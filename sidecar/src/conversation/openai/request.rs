//! Builds requests to the server.

use super::schema;
use crate::conversation::{Call, ConversationRequest, Message, Part, Role, Tool};
use crate::json::{Value, format_float};
use crate::timing::format_go_duration;

/// The body of a request. Fails with the error of daprd's library.
pub(super) fn body(model: &str, request: &ConversationRequest) -> Result<String, String> {
    let takes_system = !is_without_system(model);
    let mut messages = Vec::new();
    let mut system = (!takes_system).then(|| system_texts(&request.messages));
    for message in &request.messages {
        if message.role == Role::System && !takes_system {
            continue;
        }
        let mut parts = message.parts.clone();
        if message.role == Role::User
            && let Some(text) = system.take_if(|text| !text.is_empty())
        {
            parts.insert(0, Part::Text(format!("{text}\n\n")));
        }
        messages.push(self::message(message.role, &parts)?);
    }
    let mut members = vec![
        ("model", Value::text(model)),
        ("messages", Value::Array(messages)),
    ];
    if let Some(format) = request.format.as_ref().and_then(schema::definition) {
        members.push(("response_format", format?));
    }
    if !request.tools.is_empty() {
        let tools = request.tools.iter().map(tool).collect();
        members.push(("tools", Value::Array(tools)));
    }
    if !request.tool_choice.is_empty() {
        members.push(("tool_choice", Value::text(&request.tool_choice)));
    }
    let metadata = metadata(request);
    if !metadata.is_empty() {
        members.push(("metadata", Value::Object(metadata)));
    }
    if !is_without_temperature(model) {
        let temperature = format_float(request.temperature.max(0.0));
        members.push(("temperature", Value::Number(temperature)));
    }
    Ok(object(members).to_raw_string())
}

/// Models without system messages: these are sent as user messages.
fn is_without_system(model: &str) -> bool {
    let model = model.to_lowercase();
    let family = ["o1", "o3"]
        .iter()
        .find_map(|family| model.strip_prefix(family));
    family.is_some_and(|rest| matches!(rest, "" | "-mini" | "-preview"))
}

/// Models without a temperature parameter.
fn is_without_temperature(model: &str) -> bool {
    model == "o3"
        || ["o1-", "o3-", "gpt-5"]
            .iter()
            .any(|family| model.starts_with(family))
}

fn system_texts(messages: &[Message]) -> String {
    let system = messages
        .iter()
        .filter(|message| message.role == Role::System);
    let mut joined = String::new();
    for part in system.flat_map(|message| &message.parts) {
        if let Part::Text(text) = part {
            if !joined.is_empty() {
                joined.push_str("\n\n");
            }
            joined.push_str(text);
        }
    }
    joined
}

fn message(role: Role, parts: &[Part]) -> Result<Value, String> {
    let name = match role {
        Role::User => "user",
        Role::System => "system",
        Role::Assistant => "assistant",
        Role::Tool => "tool",
        Role::Function => "function",
    };
    let mut members = vec![("role", Value::text(name))];
    if role == Role::Tool {
        let [part] = parts else {
            let count = parts.len();
            return Err(format!(
                "expected exactly one part for role tool, got {count}"
            ));
        };
        let Part::ToolResult { id, text, .. } = part else {
            return Err(
                "expected part of type ToolCallResponse for role tool, got llms.TextContent"
                    .to_owned(),
            );
        };
        members.push(("content", Value::text(text)));
        if !id.is_empty() {
            members.push(("tool_call_id", Value::text(id)));
        }
        return Ok(object(members));
    }
    let texts: Vec<&str> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Text(text) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let content = match texts.as_slice() {
        [] => Value::text(""),
        [text] => Value::text(*text),
        texts => {
            let part = |text: &&str| {
                object(vec![
                    ("text", Value::text(*text)),
                    ("type", Value::text("text")),
                ])
            };
            Value::Array(texts.iter().map(part).collect())
        }
    };
    members.push(("content", content));
    let calls: Vec<Value> = parts
        .iter()
        .filter_map(|part| match part {
            Part::Call(reply) => Some(call(reply)),
            _ => None,
        })
        .collect();
    if !calls.is_empty() {
        members.push(("tool_calls", Value::Array(calls)));
    }
    Ok(object(members))
}

fn call(call: &Call) -> Value {
    let mut members = Vec::new();
    if !call.id.is_empty() {
        members.push(("id", Value::text(&call.id)));
    }
    members.push(("type", Value::text("function")));
    let function = vec![
        ("name", Value::text(&call.name)),
        ("arguments", Value::text(&call.arguments)),
    ];
    members.push(("function", object(function)));
    object(members)
}

fn tool(tool: &Tool) -> Value {
    let mut function = vec![("name", Value::text(&tool.name))];
    if !tool.description.is_empty() {
        function.push(("description", Value::text(&tool.description)));
    }
    let none = || Value::Object(Vec::new());
    let parameters = tool.parameters.as_ref().map_or_else(none, Value::sorted);
    function.push(("parameters", parameters));
    object(vec![
        ("type", Value::text("function")),
        ("function", object(function)),
    ])
}

/// The metadata for the server. Some entries configure daprd's library instead.
fn metadata(request: &ConversationRequest) -> Vec<(String, Value)> {
    let mut entries = request.metadata.clone();
    if let Some(retention) = request.retention {
        let text = format_go_duration(retention);
        entries.insert("prompt_cache_retention".to_owned(), text);
    }
    entries.retain(|name, _| name != "thinking_config" && !name.starts_with("openai:"));
    entries
        .into_iter()
        .map(|(name, value)| (name, Value::String(value)))
        .collect()
}

pub(super) fn object(members: Vec<(&str, Value)>) -> Value {
    let members = members
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value));
    Value::Object(members.collect())
}
