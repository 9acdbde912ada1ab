//! Conversation API, alpha 2: messages with roles, and tools.

mod read;

use std::collections::BTreeMap;

use dapr_client::conversation::{
    CompletionTokensDetails, ConversationChoice, ConversationFunctionCall,
    ConversationResponseAlpha2, ConversationResultAlpha2, ConversationResultMessage,
    ConversationToolCall, ConversationUsage, FinishReason, PromptTokensDetails,
};
use dapr_client::server::conversation::ConverseAlpha2Error;
use dapr_client::server::conversation::{
    CompletionTokensDetailsParts, ConversationChoiceParts, ConversationFunctionCallParts,
    ConversationResponseAlpha2Parts, ConversationResultAlpha2Parts, ConversationResultMessageParts,
    ConversationToolCallParts, ConversationUsageParts, PromptTokensDetailsParts,
};

use super::{MISSING_INPUTS, failed, non_empty};
use crate::conversation::scrub::scrub;
use crate::conversation::{
    self as model, Call, Choice, ConversationRequest, Model, Part, Role, Tool, Usage,
};
use crate::json::Value;
use crate::resiliency::Policy;

/// A parsed request.
pub(super) struct ConverseRequest {
    inputs: Vec<Input>,
    context_id: String,
    scrub: bool,
    /// `None` for a tool without a function.
    tools: Vec<Option<Tool>>,
    tool_choice: String,
    temperature: f64,
    metadata: BTreeMap<String, String>,
    format: Option<Value>,
    retention: Option<i64>,
}

struct Input {
    messages: Vec<Message>,
    scrub: bool,
}

/// A message, by its role.
enum Message {
    Empty,
    Text(Role, Vec<String>),
    /// `None` for a tool call without a function.
    Assistant(Vec<String>, Vec<Option<Call>>),
    Tool {
        id: String,
        name: String,
        texts: Vec<String>,
    },
}

impl ConverseRequest {
    pub(super) async fn converse(
        self,
        name: &str,
        model: &Model,
        policy: &Policy,
    ) -> Result<ConversationResponseAlpha2, ConverseAlpha2Error> {
        if self.inputs.is_empty() {
            let message = failed(name, MISSING_INPUTS);
            return Err(ConverseAlpha2Error::ConversationMissingInputs(
                message.into(),
            ));
        }
        // daprd adds the reason with a wrong format verb, which Go reports in the text.
        let invalid = |reason: String| {
            let message = format!("invalid params%!(EXTRA {reason})");
            ConverseAlpha2Error::ConversationInvalidParms(failed(name, &message).into())
        };
        let mut messages = Vec::new();
        for input in self.inputs {
            for message in input.messages {
                let converted = message.into_message(input.scrub);
                messages.push(converted.map_err(|reason| {
                    invalid(format!("*errors.errorString={reason} cannot be nil"))
                })?);
            }
        }
        check_choice(&self.tool_choice, &self.tools)
            .map_err(|reason| invalid(format!("string={reason}")))?;
        let tool_choice = match self.tool_choice {
            choice if choice.is_empty() && !self.tools.is_empty() => "auto".to_owned(),
            choice => choice,
        };
        let request = ConversationRequest {
            messages,
            tools: self.tools.into_iter().flatten().collect(),
            tool_choice,
            temperature: self.temperature,
            metadata: self.metadata,
            format: self.format,
            retention: self.retention,
        };
        let converse = || model.converse(&request);
        let response = policy
            .apply(converse, str::to_owned)
            .await
            .map_err(|error| {
                ConverseAlpha2Error::ConversationInvoke(failed(name, &error).into())
            })?;
        let (model_name, token_usage) = (response.model, response.usage);
        let output = |(index, content): (usize, Choice)| {
            ConversationResultAlpha2::from(ConversationResultAlpha2Parts {
                choices: vec![choice(index, content, self.scrub)],
                model: model_name.clone(),
                usage: token_usage.map(usage),
            })
        };
        Ok(ConversationResponseAlpha2::from(
            ConversationResponseAlpha2Parts {
                context_id: non_empty(self.context_id),
                outputs: response
                    .choices
                    .into_iter()
                    .enumerate()
                    .map(output)
                    .collect(),
            },
        ))
    }
}

impl Message {
    /// Converts the message for the model, or returns what is missing. `hide` scrubs personal data.
    fn into_message(self, hide: bool) -> Result<model::Message, &'static str> {
        let role = match &self {
            Self::Empty => return Err("message type"),
            Self::Text(role, _) => *role,
            Self::Assistant(..) => Role::Assistant,
            Self::Tool { .. } => Role::Tool,
        };
        let parts = self.parts(hide)?;
        Ok(model::Message { role, parts })
    }

    fn parts(self, hide: bool) -> Result<Vec<Part>, &'static str> {
        let shown = |text: String| if hide { scrub(&text) } else { text };
        match self {
            Self::Empty => Ok(Vec::new()),
            Self::Text(_, texts) => Ok(texts
                .into_iter()
                .map(|text| Part::Text(shown(text)))
                .collect()),
            Self::Assistant(texts, calls) => {
                let texts = texts.into_iter().map(|text| Ok(Part::Text(shown(text))));
                let calls = calls.into_iter();
                let calls = calls.map(|call| call.map(Part::Call).ok_or("tool types"));
                texts.chain(calls).collect()
            }
            Self::Tool { id, name, texts } => {
                let response = |text| Part::ToolResult {
                    id: id.clone(),
                    name: name.clone(),
                    text: shown(text),
                };
                Ok(texts.into_iter().map(response).collect())
            }
        }
    }
}

/// Whether the tool choice is a keyword or the name of a tool. Without tools every name is valid.
fn check_choice(choice: &str, tools: &[Option<Tool>]) -> Result<(), &'static str> {
    match choice {
        "" | "auto" | "none" => Ok(()),
        "required" if tools.is_empty() => Err(
            "tool choice must be 'auto', 'none', 'required', or a specific tool name matching the tools available to be used",
        ),
        "required" => Ok(()),
        name if tools.is_empty() || tools.iter().flatten().any(|tool| tool.name == name) => Ok(()),
        _ => Err(
            "tool choice selected was not found. Must be 'auto', 'none', 'required', or a specific tool name matching the tools available to be used",
        ),
    }
}

fn choice(index: usize, choice: Choice, hide: bool) -> ConversationChoice {
    let content = if hide {
        scrub(&choice.content)
    } else {
        choice.content
    };
    let call = |call: Call| {
        ConversationToolCall::from(ConversationToolCallParts {
            id: non_empty(call.id),
            function: ConversationFunctionCall::from(ConversationFunctionCallParts {
                name: non_empty(call.name),
                arguments: non_empty(call.arguments),
            }),
        })
    };
    let reason = match choice.reason.as_str() {
        "stop" => FinishReason::Stop,
        "length" => FinishReason::Length,
        "tool_calls" => FinishReason::ToolCalls,
        "content_filter" => FinishReason::ContentFilter,
        _ => FinishReason::Other(choice.reason),
    };
    ConversationChoice::from(ConversationChoiceParts {
        finish_reason: Some(reason),
        index: i64::try_from(index).ok().filter(|index| *index > 0),
        message: Some(ConversationResultMessage::from(
            ConversationResultMessageParts {
                content: non_empty(content),
                tool_calls: choice.calls.into_iter().map(call).collect(),
            },
        )),
    })
}

/// Omits zero counts, and details that are all zero.
fn usage(usage: Usage) -> ConversationUsage {
    let some = |number: u64| (number > 0).then_some(number);
    let completion = CompletionTokensDetails::from(CompletionTokensDetailsParts {
        accepted_prediction_tokens: some(usage.completion_accepted),
        audio_tokens: some(usage.completion_audio),
        reasoning_tokens: some(usage.completion_reasoning),
        rejected_prediction_tokens: some(usage.completion_rejected),
    });
    let no_completion = CompletionTokensDetails::from(CompletionTokensDetailsParts {
        accepted_prediction_tokens: None,
        audio_tokens: None,
        reasoning_tokens: None,
        rejected_prediction_tokens: None,
    });
    let prompt = PromptTokensDetails::from(PromptTokensDetailsParts {
        audio_tokens: some(usage.prompt_audio),
        cached_tokens: some(usage.prompt_cached),
    });
    let no_prompt = PromptTokensDetails::from(PromptTokensDetailsParts {
        audio_tokens: None,
        cached_tokens: None,
    });
    ConversationUsage::from(ConversationUsageParts {
        completion_tokens: some(usage.completion),
        prompt_tokens: some(usage.prompt),
        total_tokens: some(usage.total),
        completion_tokens_details: Some(completion).filter(|details| *details != no_completion),
        prompt_tokens_details: Some(prompt).filter(|details| *details != no_prompt),
    })
}
