//! Parses alpha 2 requests.

use super::{ConverseRequest, Input, Message};
use crate::conversation::{Call, Role, Tool};
use crate::json::proto::{Node, Object, ordered};

/// The message roles: member name and alternative name.
const ROLES: [(&str, &str); 5] = [
    ("ofDeveloper", "of_developer"),
    ("ofSystem", "of_system"),
    ("ofUser", "of_user"),
    ("ofAssistant", "of_assistant"),
    ("ofTool", "of_tool"),
];

impl ConverseRequest {
    pub(in crate::api::conversation) fn read(body: &[u8]) -> Result<Self, String> {
        ordered(body, Self::members)
    }

    fn members(members: &Object) -> Result<Self, String> {
        // Ignored members must still have valid types.
        members.text("name", "name")?;
        let temperature = members.double("temperature", "temperature")?;
        let metadata = members.texts("metadata", "metadata")?;
        members.message("responseFormat", "response_format")?;
        let format = members.field("responseFormat", "response_format")?;
        for (_, value) in members.entries("parameters", "parameters")? {
            value.any()?;
        }
        let retention = retention(members)?;
        let inputs = members.messages("inputs", "inputs")?;
        let tools = members.messages("tools", "tools")?;
        Ok(Self {
            inputs: inputs.into_iter().map(input).collect::<Result<_, _>>()?,
            context_id: members.text("contextId", "context_id")?.unwrap_or_default(),
            scrub: members
                .boolean("scrubPii", "scrub_pii")?
                .unwrap_or_default(),
            tools: tools.into_iter().map(tool).collect::<Result<_, _>>()?,
            tool_choice: members
                .text("toolChoice", "tool_choice")?
                .unwrap_or_default(),
            temperature: temperature.unwrap_or_default(),
            metadata,
            format: format.map(Node::to_proto_value).transpose()?,
            retention,
        })
    }
}

/// Parses a duration such as `1.5s` into nanoseconds.
fn retention(members: &Object) -> Result<Option<i64>, String> {
    let Some(node) = members.field("promptCacheRetention", "prompt_cache_retention")? else {
        return Ok(None);
    };
    let Some(text) = node.as_str() else {
        return Err(node.unexpected());
    };
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.strip_suffix('s').unwrap_or_default();
    let number = number.strip_prefix(['-', '+']).unwrap_or(number);
    let (seconds, fraction) = number.split_once('.').unwrap_or((number, "0"));
    let is_valid = digits(seconds)
        && digits(fraction)
        && !(seconds.is_empty() && fraction.is_empty())
        && !number.is_empty()
        && fraction.len() <= 9;
    if !is_valid {
        let raw = node.raw();
        return Err(node.error(&format!("invalid google.protobuf.Duration value {raw}")));
    }
    // Protobuf's limit is ten thousand years; a number that does not parse is larger.
    if !seconds.is_empty()
        && !seconds
            .parse()
            .is_ok_and(|number: u64| number <= 315_576_000_000)
    {
        let raw = node.raw();
        return Err(node.error(&format!(
            "google.protobuf.Duration value out of range: {raw}"
        )));
    }
    let whole: i128 = seconds.parse().unwrap_or_default();
    let part: i128 = format!("{fraction:0<9}").parse().unwrap_or_default();
    let size = whole * 1_000_000_000 + part;
    let size = if text.starts_with('-') { -size } else { size };
    // Saturates, as in Go.
    let longest = if size < 0 { i64::MIN } else { i64::MAX };
    Ok(Some(i64::try_from(size).unwrap_or(longest)))
}

fn input(members: &Object) -> Result<Input, String> {
    let messages = members.messages("messages", "messages")?;
    Ok(Input {
        messages: messages
            .into_iter()
            .map(message)
            .collect::<Result<_, _>>()?,
        scrub: members
            .boolean("scrubPii", "scrub_pii")?
            .unwrap_or_default(),
    })
}

fn message(members: &Object) -> Result<Message, String> {
    let names = ROLES.map(|(name, other)| [name, other]).concat();
    members.one_of(
        &names,
        "dapr.proto.runtime.v1.ConversationMessage.message_types",
    )?;
    for (name, other) in ROLES {
        let Some(speech) = members.message(name, other)? else {
            continue;
        };
        let mut texts = Vec::new();
        for content in speech.messages("content", "content")? {
            texts.push(content.text("text", "text")?.unwrap_or_default());
        }
        let speaker = speech.text("name", "name")?;
        return Ok(match name {
            "ofAssistant" => {
                let calls = speech.messages("toolCalls", "tool_calls")?;
                let calls = calls.into_iter().map(call).collect::<Result<_, _>>()?;
                Message::Assistant(texts, calls)
            }
            "ofTool" => Message::Tool {
                id: speech.text("toolId", "tool_id")?.unwrap_or_default(),
                name: speaker.unwrap_or_default(),
                texts,
            },
            "ofSystem" => Message::Text(Role::System, texts),
            _ => Message::Text(Role::User, texts),
        });
    }
    Ok(Message::Empty)
}

fn call(members: &Object) -> Result<Option<Call>, String> {
    let id = members.text("id", "id")?.unwrap_or_default();
    let Some(function) = members.message("function", "function")? else {
        return Ok(None);
    };
    Ok(Some(Call {
        id,
        name: function.text("name", "name")?.unwrap_or_default(),
        arguments: function.text("arguments", "arguments")?.unwrap_or_default(),
    }))
}

fn tool(members: &Object) -> Result<Option<Tool>, String> {
    let Some(function) = members.message("function", "function")? else {
        return Ok(None);
    };
    let description = function.text("description", "description")?;
    function.message("parameters", "parameters")?;
    let parameters = function.field("parameters", "parameters")?;
    Ok(Some(Tool {
        name: function.text("name", "name")?.unwrap_or_default(),
        description: description.unwrap_or_default(),
        parameters: parameters.map(Node::to_proto_value).transpose()?,
    }))
}
