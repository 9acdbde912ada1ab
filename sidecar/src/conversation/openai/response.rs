//! Parses the server's responses.

use super::Completion;
use crate::conversation::{Call, Choice, Usage};
use crate::go::read::{Reader, is_field};
use crate::json::{Value, decode_first};

/// Parses a response. The error is the message of daprd's library.
pub(super) fn read(status: u16, body: &[u8]) -> Result<Completion, String> {
    if status != 200 {
        return Err(refusal(status, body));
    }
    let document = decode_first(body).map_err(|error| error.to_string())?;
    let mut reader = Reader::new();
    let mut choices = Vec::new();
    let mut counts = Counts::default();
    let members = reader.object(&document, "openaiclient.ChatCompletionResponse");
    for (name, value) in members.unwrap_or_default() {
        if is_field(name, "choices") {
            choices = reader.field("ChatCompletionResponse", "choices", |reader| {
                let elements = reader.array(value, "[]*openaiclient.ChatCompletionChoice");
                let elements = elements.unwrap_or_default().iter();
                elements.map(|element| choice(reader, element)).collect()
            });
        } else if is_field(name, "usage") {
            reader.field("ChatCompletionResponse", "usage", |reader| {
                counts.read(reader, value);
            });
        } else if let Some(field) = field_of(name, &["id", "model", "object", "system_fingerprint"])
        {
            reader.field("ChatCompletionResponse", field, |reader| reader.text(value));
        }
    }
    reader.finish().map_err(|error| error.to_string())?;
    if choices.is_empty() {
        return Err("empty response".to_owned());
    }
    Ok((choices, counts.usage()?))
}

/// The error for a status: includes the message in OpenAI's error format, if any.
fn refusal(status: u16, body: &[u8]) -> String {
    let fallback = format!("API returned unexpected status code: {status}");
    let Ok(document) = decode_first(body) else {
        return fallback;
    };
    let mut reader = Reader::new();
    let mut message = String::new();
    let members = reader.object(&document, "openaiclient.errorMessage");
    for (name, value) in members.unwrap_or_default() {
        if !is_field(name, "error") {
            continue;
        }
        let members = reader.object(value, "struct { Message string; Type string }");
        for (name, value) in members.unwrap_or_default() {
            if is_field(name, "message") {
                message = reader.text(value).unwrap_or_default();
            } else if is_field(name, "type") {
                reader.text(value);
            }
        }
    }
    match reader.finish() {
        Ok(()) => format!("{fallback}: {message}"),
        Err(_) => fallback,
    }
}

/// The field of a member whose value is ignored but whose type is validated.
fn field_of(name: &str, fields: &[&'static str]) -> Option<&'static str> {
    fields.iter().copied().find(|field| is_field(name, field))
}

/// Go parses a message separately, so that errors name its containing type.
const HOLDER: &str = "ChatCompletionChoice";

fn choice(reader: &mut Reader, element: &Value) -> Choice {
    let mut choice = Choice::default();
    let members = reader.object(element, "openaiclient.ChatCompletionChoice");
    for (name, value) in members.unwrap_or_default() {
        if is_field(name, "index") {
            reader.field(HOLDER, "index", |reader| reader.integer(value));
        } else if is_field(name, "message") {
            reader.field(HOLDER, "message", |reader| {
                message(reader, value, &mut choice)
            });
        } else if is_field(name, "finish_reason") {
            let reason = reader.field(HOLDER, "finish_reason", |reader| {
                reader.word(value, "openaiclient.FinishReason")
            });
            choice.reason = reason.unwrap_or_default();
        }
    }
    if choice.reason.is_empty() {
        choice.reason = "unknown".to_owned();
    }
    choice
}

fn message(reader: &mut Reader, value: &Value, choice: &mut Choice) {
    let members = reader.object(value, "openaiclient.ChatMessage");
    for (name, value) in members.unwrap_or_default() {
        if is_field(name, "content") {
            let content = reader.field(HOLDER, "content", |reader| reader.text(value));
            choice.content = content.unwrap_or_default();
        } else if is_field(name, "tool_calls") {
            choice.calls = reader.field(HOLDER, "tool_calls", |reader| {
                let elements = reader.array(value, "[]openaiclient.ToolCall");
                let elements = elements.unwrap_or_default().iter();
                elements.map(|element| call(reader, element)).collect()
            });
        } else if let Some(field) =
            field_of(name, &["role", "name", "tool_call_id", "reasoning_content"])
        {
            reader.field(HOLDER, field, |reader| reader.text(value));
        }
    }
}

fn call(reader: &mut Reader, element: &Value) -> Call {
    let mut call = Call::default();
    let members = reader.object(element, "openaiclient.ToolCall");
    for (name, value) in members.unwrap_or_default() {
        if is_field(name, "id") {
            let id = reader.field(HOLDER, "id", |reader| reader.text(value));
            call.id = id.unwrap_or_default();
        } else if is_field(name, "function") {
            reader.field(HOLDER, "function", |reader| {
                function(reader, value, &mut call);
            });
        }
    }
    call
}

fn function(reader: &mut Reader, value: &Value, call: &mut Call) {
    let members = reader.object(value, "openaiclient.ToolFunction");
    for (name, value) in members.unwrap_or_default() {
        if is_field(name, "name") {
            let text = reader.field(HOLDER, "name", |reader| reader.text(value));
            call.name = text.unwrap_or_default();
        } else if is_field(name, "arguments") {
            let text = reader.field(HOLDER, "arguments", |reader| reader.text(value));
            call.arguments = text.unwrap_or_default();
        }
    }
}

/// The token counts of a response, by their names in error messages.
#[derive(Default)]
struct Counts {
    tokens: [i64; 3],
    completion: [i64; 4],
    prompt: [i64; 2],
}

const TOKENS: [(&str, &str, &str); 3] = [
    ("completion_tokens", "CompletionTokens", "completion tokens"),
    ("prompt_tokens", "PromptTokens", "prompt tokens"),
    ("total_tokens", "TotalTokens", "total tokens"),
];

const COMPLETION: [(&str, &str, &str); 4] = [
    (
        "accepted_prediction_tokens",
        "CompletionAcceptedPredictionTokens",
        "completion accepted prediction tokens",
    ),
    (
        "audio_tokens",
        "CompletionAudioTokens",
        "completion audio tokens",
    ),
    (
        "reasoning_tokens",
        "CompletionReasoningTokens",
        "completion reasoning tokens",
    ),
    (
        "rejected_prediction_tokens",
        "CompletionRejectedPredictionTokens",
        "completion rejected prediction tokens",
    ),
];

const PROMPT: [(&str, &str, &str); 2] = [
    ("audio_tokens", "PromptAudioTokens", "prompt audio tokens"),
    (
        "cached_tokens",
        "PromptCachedTokens",
        "prompt cached tokens",
    ),
];

impl Counts {
    fn read(&mut self, reader: &mut Reader, value: &Value) {
        read_into(reader, value, "ChatUsage", &TOKENS, &mut self.tokens);
        for (name, value) in reader
            .object(value, "openaiclient.ChatUsage")
            .unwrap_or_default()
        {
            if is_field(name, "completion_tokens_details") {
                reader.field("ChatUsage", "completion_tokens_details", |reader| {
                    read_into(reader, value, "", &COMPLETION, &mut self.completion);
                });
            } else if is_field(name, "prompt_tokens_details") {
                reader.field("ChatUsage", "prompt_tokens_details", |reader| {
                    read_into(reader, value, "", &PROMPT, &mut self.prompt);
                });
            }
        }
    }

    /// `None` if no tokens were counted.
    fn usage(&self) -> Result<Option<Usage>, String> {
        let [completion, prompt, total] = counted(&TOKENS, &self.tokens)?;
        let [accepted, completion_audio, reasoning, rejected] =
            counted(&COMPLETION, &self.completion)?;
        let [prompt_audio, prompt_cached] = counted(&PROMPT, &self.prompt)?;
        Ok(
            (completion > 0 || prompt > 0 || total > 0).then_some(Usage {
                completion,
                prompt,
                total,
                prompt_audio,
                prompt_cached,
                completion_accepted: accepted,
                completion_audio,
                completion_reasoning: reasoning,
                completion_rejected: rejected,
            }),
        )
    }
}

fn read_into<const N: usize>(
    reader: &mut Reader,
    value: &Value,
    holder: &'static str,
    names: &[(&'static str, &str, &str); N],
    counts: &mut [i64; N],
) {
    let members = reader.object(value, "openaiclient.ChatUsage");
    for (name, value) in members.unwrap_or_default() {
        for ((field, _, _), count) in names.iter().zip(counts.iter_mut()) {
            if is_field(name, field) {
                let number = reader.field(holder, field, |reader| reader.integer(value));
                *count = number.unwrap_or(*count);
            }
        }
    }
}

fn counted<const N: usize>(
    names: &[(&str, &str, &str); N],
    counts: &[i64; N],
) -> Result<[u64; N], String> {
    let mut counted = [0; N];
    for (((_, name, label), count), place) in names.iter().zip(counts).zip(&mut counted) {
        *place = u64::try_from(*count).map_err(|_| {
            format!(
                "failed to extract usage metrics: failed to extract {label}: negative value for {name}: {count}"
            )
        })?;
    }
    Ok(counted)
}
