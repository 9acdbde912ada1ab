//! Requests and responses. Expected values were observed from daprd.

use std::time::Duration;

use super::settings::Settings;
use super::{request, response};
use crate::conversation::{Call, ConversationRequest, Message, Part, Role, Tool};
use crate::json::decode_first;
use crate::resources::{Kind, Properties};

fn text(role: Role, texts: &[&str]) -> Message {
    let part = |text: &&str| Part::Text((*text).to_owned());
    Message {
        role,
        parts: texts.iter().map(part).collect(),
    }
}

fn call(id: &str, name: &str, arguments: &str) -> Call {
    Call {
        id: id.to_owned(),
        name: name.to_owned(),
        arguments: arguments.to_owned(),
    }
}

fn sent(model: &str, request: &ConversationRequest) -> String {
    request::body(model, request).unwrap()
}

#[test]
fn requests_equal_those_of_daprd() {
    let mut assistant = text(Role::Assistant, &["x"]);
    assistant.parts.push(Part::Call(call("i", "f", "{}")));
    assistant.parts.push(Part::Call(call("", "g", "")));
    let response = Part::ToolResult {
        id: "i".to_owned(),
        name: "f".to_owned(),
        text: "r".to_owned(),
    };
    let schema = r#"{"type":"object","properties":{"a":{"type":"string"}},"z":1.5}"#;
    let tool = |name: &str, description: &str, parameters: &str| Tool {
        name: name.to_owned(),
        description: description.to_owned(),
        parameters: decode_first(parameters.as_bytes()).ok(),
    };
    let request = ConversationRequest {
        messages: vec![
            text(Role::User, &["hi", "there"]),
            text(Role::System, &["s"]),
            text(Role::User, &["<dev>"]),
            assistant,
            Message {
                role: Role::Tool,
                parts: vec![response],
            },
        ],
        tools: vec![tool("f", "d", schema), tool("g", "", "")],
        tool_choice: "auto".to_owned(),
        temperature: 0.7,
        metadata: [("k", "v"), ("openai:x", "y"), ("thinking_config", "z")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into(),
        format: None,
        retention: Some(86_400_000_000_000),
    };
    assert_eq!(
        sent("small", &request),
        concat!(
            r#"{"model":"small","messages":[{"role":"user","content":[{"text":"hi","type":"text"},{"text":"there","type":"text"}]},"#,
            r#"{"role":"system","content":"s"},{"role":"user","content":"\u003cdev\u003e"},"#,
            r#"{"role":"assistant","content":"x","tool_calls":[{"id":"i","type":"function","function":{"name":"f","arguments":"{}"}},"#,
            r#"{"type":"function","function":{"name":"g","arguments":""}}]},{"role":"tool","content":"r","tool_call_id":"i"}],"#,
            r#""tools":[{"type":"function","function":{"name":"f","description":"d","parameters":"#,
            r#"{"properties":{"a":{"type":"string"}},"type":"object","z":1.5}}},"#,
            r#"{"type":"function","function":{"name":"g","parameters":{}}}],"tool_choice":"auto","#,
            r#""metadata":{"k":"v","prompt_cache_retention":"24h0m0s"},"temperature":0.7}"#
        )
    );
}

#[test]
fn system_messages_and_temperature_are_omitted_for_some_models() {
    let request = ConversationRequest {
        messages: vec![
            text(Role::System, &["s1", "s2"]),
            text(Role::System, &["s3"]),
            text(Role::User, &["hi"]),
            text(Role::User, &["again"]),
        ],
        temperature: 0.7,
        ..ConversationRequest::default()
    };
    assert_eq!(
        sent("o1-mini", &request),
        r#"{"model":"o1-mini","messages":[{"role":"user","content":[{"text":"s1\n\ns2\n\ns3\n\n","type":"text"},{"text":"hi","type":"text"}]},{"role":"user","content":"again"}]}"#
    );
    let request = ConversationRequest {
        messages: vec![text(Role::User, &[])],
        temperature: -1.0,
        ..ConversationRequest::default()
    };
    assert_eq!(
        sent("small", &request),
        r#"{"model":"small","messages":[{"role":"user","content":""}],"temperature":0}"#
    );
    assert_eq!(
        sent("gpt-5-nano", &request),
        r#"{"model":"gpt-5-nano","messages":[{"role":"user","content":""}]}"#
    );
}

#[test]
fn a_tool_message_has_exactly_one_part() {
    let tool_message = |parts: Vec<Part>| {
        let message = Message {
            role: Role::Tool,
            parts,
        };
        let request = ConversationRequest {
            messages: vec![message],
            ..ConversationRequest::default()
        };
        request::body("small", &request).unwrap_err()
    };
    assert_eq!(
        tool_message(Vec::new()),
        "expected exactly one part for role tool, got 0"
    );
    assert_eq!(
        tool_message(vec![Part::Text("x".to_owned())]),
        "expected part of type ToolCallResponse for role tool, got llms.TextContent"
    );
}

#[test]
fn response_formats_are_converted_like_daprd() {
    let formatted = |schema: &str| {
        let request = ConversationRequest {
            format: decode_first(schema.as_bytes()).ok(),
            ..ConversationRequest::default()
        };
        let body = request::body("gpt-5", &request)?;
        let body = decode_first(body.as_bytes()).unwrap();
        let format = body.member("response_format").cloned();
        Ok::<_, String>(format.map(|format| format.to_raw_string()))
    };
    let schema = r#"{"type":"object","name":"N","strict":true,"description":"D","required":["a",1],"additionalProperties":true,
        "properties":{"b":{"type":"array","items":{"type":"string","enum":["x",1,null]}},"a":{"type":"integer","description":"i","required":["q"]}}}"#;
    assert_eq!(
        formatted(schema).unwrap().unwrap(),
        concat!(
            r#"{"type":"json_schema","json_schema":{"name":"N","strict":true,"schema":{"type":"object","description":"D","#,
            r#""properties":{"a":{"type":"integer","description":"i","additionalProperties":false},"#,
            r#""b":{"type":"array","items":{"type":"string","enum":["x","1","\u003cnil\u003e"],"additionalProperties":false},"additionalProperties":false}},"#,
            r#""additionalProperties":true,"required":["a"]}}}"#
        )
    );
    // Parts that cannot be converted are omitted.
    for schema in [
        "{}",
        r#"{"type":5}"#,
        r#"{"type":"object","properties":{"a":5}}"#,
    ] {
        assert_eq!(formatted(schema), Ok(None), "{schema}");
    }
    let failed =
        "failed to convert structured output: invalid schema: structured: invalid_request: ";
    for (schema, part) in [
        (
            r#"{"type":"object"}"#,
            "object schema must have at least one property",
        ),
        (r#"{"type":"x"}"#, "unknown schema type: \"x\""),
        (
            r#"{"type":"array","items":{"type":"z"}}"#,
            "invalid array items: structured: invalid_request: unknown schema type: \"z\"",
        ),
    ] {
        assert_eq!(formatted(schema), Err(format!("{failed}{part}")));
    }
}

#[test]
fn responses_are_read_like_daprd() {
    let body = br#"{"choices":[{"message":{"content":null,"tool_calls":[{"id":"c1","function":{"name":"f","arguments":"{}"}}]},"finish_reason":"tool_calls"},
        {"message":{"content":"two"},"finish_reason":null}],
        "usage":{"prompt_tokens":5,"total_tokens":5,"prompt_tokens_details":{"cached_tokens":4},"completion_tokens_details":{"reasoning_tokens":7}}} more"#;
    let (choices, usage) = response::read(200, body).unwrap();
    assert_eq!(choices[0].calls, [call("c1", "f", "{}")]);
    assert_eq!(choices[0].reason, "tool_calls");
    assert_eq!(
        (choices[1].content.as_str(), choices[1].reason.as_str()),
        ("two", "unknown")
    );
    let usage = usage.unwrap();
    assert_eq!(
        (
            usage.prompt,
            usage.completion,
            usage.prompt_cached,
            usage.completion_reasoning
        ),
        (5, 0, 4, 7)
    );
    // Details without counts are not a usage.
    let body = br#"{"choices":[{}],"usage":{"completion_tokens_details":{"reasoning_tokens":9}}}"#;
    assert_eq!(response::read(200, body).unwrap().1, None);
}

#[test]
fn invalid_responses_give_the_errors_of_daprd() {
    for (status, body, error) in [
        (500, "", "API returned unexpected status code: 500"),
        (
            429,
            r#"{"error":{"message":"slow"}}"#,
            "API returned unexpected status code: 429: slow",
        ),
        (
            400,
            r#"{"error":{"message":5}}"#,
            "API returned unexpected status code: 400",
        ),
        (404, "{}", "API returned unexpected status code: 404: "),
        (200, "", "EOF"),
        (200, "{}", "empty response"),
        (
            200,
            "[]",
            "json: cannot unmarshal array into Go value of type openaiclient.ChatCompletionResponse",
        ),
        (
            200,
            r#"{"choices":5}"#,
            "json: cannot unmarshal number into Go struct field ChatCompletionResponse.choices of type []*openaiclient.ChatCompletionChoice",
        ),
        (
            200,
            r#"{"choices":[{"message":{"content":5}}]}"#,
            "json: cannot unmarshal number into Go struct field ChatCompletionChoice.choices.message.content of type string",
        ),
        (
            200,
            r#"{"choices":[{}],"usage":{"prompt_tokens_details":{"audio_tokens":"x"}}}"#,
            "json: cannot unmarshal string into Go struct field .usage.prompt_tokens_details.audio_tokens of type int",
        ),
        (
            200,
            r#"{"choices":[{}],"usage":{"completion_tokens":-1}}"#,
            "failed to extract usage metrics: failed to extract completion tokens: negative value for CompletionTokens: -1",
        ),
    ] {
        assert_eq!(response::read(status, body.as_bytes()).unwrap_err(), error);
    }
}

fn settings(
    kind: Kind,
    pairs: &[(&str, &str)],
    variables: &[(&str, &str)],
) -> Result<Settings, String> {
    let owned = |(name, value): &(&str, &str)| ((*name).to_owned(), (*value).to_owned());
    let properties: Properties = pairs.iter().map(owned).collect();
    let find = |name: &str| {
        let found = variables.iter().find(|(known, _)| *known == name)?;
        Some(found.1.to_owned())
    };
    Settings::new(kind, &properties, find)
}

#[test]
fn settings_equal_those_of_daprd() {
    let endpoint = ("endpoint", "http://here:1/v1/");
    let openai = settings(
        Kind::ConversationOpenAi,
        &[endpoint, ("key", "k"), ("cacheTTL", "90")],
        &[],
    )
    .unwrap();
    assert_eq!(
        (openai.base.as_str(), openai.target.as_str()),
        ("http://here:1", "/v1/chat/completions")
    );
    assert_eq!(openai.model, "gpt-5-nano");
    assert_eq!(openai.headers, [("authorization", "Bearer k".to_owned())]);
    assert_eq!(openai.cache_for, Some(Duration::from_secs(90)));
    let ollama = settings(
        Kind::ConversationOllama,
        &[("model", "m")],
        &[("OLLAMA_MODEL", "wins"), ("OPENAI_BASE_URL", "http://x")],
    )
    .unwrap();
    assert_eq!(
        (ollama.base.as_str(), ollama.model.as_str()),
        ("http://localhost:11434", "wins")
    );
    let azure = [
        endpoint,
        ("key", "k"),
        ("model", "m"),
        ("apiType", "Azure"),
        ("apiVersion", "2025"),
    ];
    let azure = settings(Kind::ConversationOpenAi, &azure, &[]).unwrap();
    assert_eq!(
        azure.target,
        "/v1/openai/deployments/m/chat/completions?api-version=2025"
    );
    assert_eq!(azure.headers, [("api-key", "k".to_owned())]);
    let elsewhere = settings(
        Kind::ConversationOpenAi,
        &[("key", "k")],
        &[("OPENAI_BASE_URL", "http://x")],
    )
    .unwrap();
    assert_eq!(elsewhere.base, "http://x");
    for (kind, pairs, part) in [
        (
            Kind::ConversationOpenAi,
            &[endpoint][..],
            "`key` is missing",
        ),
        (
            Kind::ConversationOpenAi,
            &[endpoint, ("key", "k"), ("apiType", "azure")],
            "apiVersion must be provided",
        ),
        (
            Kind::ConversationOpenAi,
            &[endpoint, ("key", "k"), ("responseCacheTTL", "soon")],
            "`soon`",
        ),
    ] {
        let error = settings(kind, pairs, &[]).unwrap_err();
        assert!(error.contains(part), "{error}");
    }
    for (kind, server) in [
        (Kind::ConversationOpenAi, "https://api.openai.com/v1"),
        (Kind::ConversationDeepSeek, "https://api.deepseek.com"),
    ] {
        let settings = settings(kind, &[("key", "k")], &[]).unwrap();
        assert!(settings.unserved.unwrap().contains(server));
    }
}
