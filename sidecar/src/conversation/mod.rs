//! A model that says what was said to it: `conversation.echo`.

pub(crate) mod scrub;

use std::collections::BTreeSet;

use crate::go::text::type_name;
use crate::json::Value;

/// A part of what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Text(String),
    /// A tool that the model wanted to be called.
    Call(Call),
    /// What a tool said.
    Answer {
        id: String,
        name: String,
        text: String,
    },
}

/// A call of a tool.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) arguments: String,
}

/// A tool that may be called.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tool {
    pub(crate) name: String,
    /// A JSON schema.
    pub(crate) parameters: Option<Value>,
}

/// What the model says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Echo {
    pub(crate) content: String,
    /// All tools that there are, and all calls that were said before.
    pub(crate) calls: Vec<Call>,
    /// How many words there are.
    pub(crate) tokens: u64,
}

/// Says everything again, and calls every tool. The fault is what daprd's component says.
pub(crate) fn echo(parts: &[Part], tools: &[Tool]) -> Result<Echo, String> {
    let mut calls = Vec::new();
    for (index, tool) in tools.iter().enumerate() {
        calls.push(Call {
            id: index.to_string(),
            name: tool.name.clone(),
            arguments: arguments(tool)?,
        });
    }
    let mut lines = Vec::new();
    for part in parts {
        match part {
            Part::Text(text) => lines.push(text.clone()),
            Part::Call(call) => calls.push(call.clone()),
            Part::Answer { id, name, text } => lines.push(format!(
                "Tool Response for tool ID '{id}' with name '{name}': {text}"
            )),
        }
    }
    let content = lines.join("\n");
    let tokens = content.split_whitespace().count() as u64;
    Ok(Echo {
        content,
        calls,
        tokens,
    })
}

/// The names of the parameters instead of values for them.
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
    use crate::json::decode_first;

    fn tool(parameters: &str) -> Tool {
        Tool {
            name: "navigate".to_owned(),
            parameters: decode_first(parameters.as_bytes()).ok(),
        }
    }

    #[test]
    fn what_was_said_is_said_again() {
        let said = Call {
            id: "c".to_owned(),
            ..Call::default()
        };
        let parts = [
            Part::Text("To Hoth,  please.".to_owned()),
            Part::Call(said.clone()),
            Part::Answer {
                id: "c".to_owned(),
                name: "n".to_owned(),
                text: "no".to_owned(),
            },
        ];
        let echo = echo(&parts, &[tool(r#"{"properties":{"z":1,"a":2}}"#)]).unwrap();
        let content = "To Hoth,  please.\nTool Response for tool ID 'c' with name 'n': no";
        assert_eq!((echo.content.as_str(), echo.tokens), (content, 13));
        let first = Call {
            id: "0".to_owned(),
            name: "navigate".to_owned(),
            arguments: "a,z".to_owned(),
        };
        assert_eq!(echo.calls, [first, said]);
    }

    #[test]
    fn properties_are_an_object() {
        let fault = echo(&[], &[tool(r#"{"properties":[1]}"#)]).unwrap_err();
        let expected = "tool function properties must be a map[string]any, got []interface {}";
        assert_eq!(fault, expected);
    }
}
