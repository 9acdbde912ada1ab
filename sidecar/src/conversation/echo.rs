//! `conversation.echo`: repeats its input.

use std::collections::BTreeSet;

use super::{Call, Choice, Message, Part, Reply, Tool, Usage};
use crate::go::text::type_name;
use crate::json::Value;

/// Repeats the messages and calls each tool. The error is the message of daprd's component.
pub(super) fn echo(messages: &[Message], tools: &[Tool]) -> Result<Reply, String> {
    let mut calls = Vec::new();
    for (index, tool) in tools.iter().enumerate() {
        calls.push(Call {
            id: index.to_string(),
            name: tool.name.clone(),
            arguments: arguments(tool)?,
        });
    }
    let mut lines = Vec::new();
    for part in messages.iter().flat_map(|message| &message.parts) {
        match part {
            Part::Text(text) => lines.push(text.clone()),
            Part::Call(call) => calls.push(call.clone()),
            Part::ToolResult { id, name, text } => lines.push(format!(
                "Tool Response for tool ID '{id}' with name '{name}': {text}"
            )),
        }
    }
    let content = lines.join("\n");
    let tokens = content.split_whitespace().count() as u64;
    let reason = if calls.is_empty() {
        "stop"
    } else {
        "tool_calls"
    };
    Ok(Reply {
        model: None,
        choices: vec![Choice {
            reason: reason.to_owned(),
            content,
            calls,
        }],
        usage: Some(Usage {
            completion: tokens,
            prompt: tokens,
            total: tokens * 2,
            ..Usage::default()
        }),
    })
}

/// The parameter names, used as argument values.
fn arguments(tool: &Tool) -> Result<String, String> {
    let parameters = tool.parameters.as_ref();
    match parameters.and_then(|parameters| parameters.member("properties")) {
        None => Ok(String::new()),
        Some(Value::Object(properties)) => {
            let names: BTreeSet<&str> = properties.iter().map(|(name, _)| name.as_str()).collect();
            Ok(names.into_iter().collect::<Vec<_>>().join(","))
        }
        Some(other) => Err(format!(
            "tool function properties must be a map[string]any, got {}",
            type_name(other)
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::conversation::Role;
    use crate::json::decode_first;

    fn tool(parameters: &str) -> Tool {
        Tool {
            name: "navigate".to_owned(),
            description: String::new(),
            parameters: decode_first(parameters.as_bytes()).ok(),
        }
    }

    #[test]
    fn messages_are_echoed() {
        let call = Call {
            id: "c".to_owned(),
            ..Call::default()
        };
        let parts = [
            Part::Text("To Hoth,  please.".to_owned()),
            Part::Call(call.clone()),
            Part::ToolResult {
                id: "c".to_owned(),
                name: "n".to_owned(),
                text: "no".to_owned(),
            },
        ];
        let message = Message {
            role: Role::User,
            parts: parts.to_vec(),
        };
        let echo = echo(&[message], &[tool(r#"{"properties":{"z":1,"a":2}}"#)]).unwrap();
        let content = "To Hoth,  please.\nTool Response for tool ID 'c' with name 'n': no";
        let tokens = echo.usage.unwrap();
        assert_eq!((tokens.completion, tokens.total), (13, 26));
        let [choice] = echo.choices.as_slice() else {
            panic!("{:?}", echo.choices);
        };
        assert_eq!(choice.content, content);
        let first = Call {
            id: "0".to_owned(),
            name: "navigate".to_owned(),
            arguments: "a,z".to_owned(),
        };
        assert_eq!(choice.calls, [first, call]);
    }

    #[test]
    fn tool_properties_must_be_an_object() {
        let error = echo(&[], &[tool(r#"{"properties":[1]}"#)]).unwrap_err();
        let expected = "tool function properties must be a map[string]any, got []interface {}";
        assert_eq!(error, expected);
    }
}
