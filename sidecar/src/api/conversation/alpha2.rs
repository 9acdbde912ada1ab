//! The second version: messages with roles, and tools.

mod read;

use dapr_client::conversation::{
    ConversationChoice, ConversationFunctionCall, ConversationResult, ConversationResultMessage,
    ConversationResultOutput, ConversationToolCall, ConversationUsage, FinishReason,
};
use dapr_client::server::conversation::ConverseAlpha2Error;

use super::{MISSING_INPUTS, failed, given};
use crate::conversation::scrub::scrub;
use crate::conversation::{Call, Echo, Part, Tool, echo};

/// What a request asks for.
pub(super) struct Asked {
    inputs: Vec<Input>,
    context_id: String,
    scrub: bool,
    /// A tool without a function is nothing.
    tools: Vec<Option<Tool>>,
    tool_choice: String,
}

struct Input {
    messages: Vec<Message>,
    scrub: bool,
}

/// A message, by who said it.
enum Message {
    Nobody,
    Somebody(Vec<String>),
    /// A call without a function is none.
    Assistant(Vec<String>, Vec<Option<Call>>),
    Tool {
        id: String,
        name: String,
        texts: Vec<String>,
    },
}

impl Asked {
    pub(super) fn converse(self, name: &str) -> Result<ConversationResult, ConverseAlpha2Error> {
        if self.inputs.is_empty() {
            let message = failed(name, MISSING_INPUTS);
            return Err(ConverseAlpha2Error::ConversationMissingInputs(
                message.into(),
            ));
        }
        // daprd adds the reason in a way that Go marks as a mistake.
        let invalid = |reason: String| {
            let message = format!("invalid params%!(EXTRA {reason})");
            ConverseAlpha2Error::ConversationInvalidParms(failed(name, &message).into())
        };
        let mut parts = Vec::new();
        for input in self.inputs {
            for message in input.messages {
                let said = message.parts(input.scrub);
                parts.extend(said.map_err(|reason| {
                    invalid(format!("*errors.errorString={reason} cannot be nil"))
                })?);
            }
        }
        check_choice(&self.tool_choice, &self.tools)
            .map_err(|reason| invalid(format!("string={reason}")))?;
        let tools: Vec<Tool> = self.tools.into_iter().flatten().collect();
        let said = echo(&parts, &tools).map_err(|fault| {
            ConverseAlpha2Error::ConversationInvoke(failed(name, &fault).into())
        })?;
        Ok(ConversationResult {
            context_id: given(self.context_id),
            outputs: vec![output(said, self.scrub)],
        })
    }
}

impl Message {
    /// What was said, or what is missing.
    fn parts(self, hide: bool) -> Result<Vec<Part>, &'static str> {
        let shown = |text: String| if hide { scrub(&text) } else { text };
        match self {
            Self::Nobody => Err("message type"),
            Self::Somebody(texts) => Ok(texts
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
                let answer = |text| Part::Answer {
                    id: id.clone(),
                    name: name.clone(),
                    text: shown(text),
                };
                Ok(texts.into_iter().map(answer).collect())
            }
        }
    }
}

/// Whether the choice is a word of its own, or a tool. Without tools any name is good.
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

fn output(said: Echo, hide: bool) -> ConversationResultOutput {
    let content = if hide {
        scrub(&said.content)
    } else {
        said.content
    };
    let tokens = |number: u64| (number > 0).then_some(number);
    let reason = if said.calls.is_empty() {
        FinishReason::Stop
    } else {
        FinishReason::ToolCalls
    };
    let call = |call: Call| ConversationToolCall {
        id: given(call.id),
        function: ConversationFunctionCall {
            name: given(call.name),
            arguments: given(call.arguments),
        },
    };
    let message = ConversationResultMessage {
        content: given(content),
        tool_calls: said.calls.into_iter().map(call).collect(),
    };
    ConversationResultOutput {
        choices: vec![ConversationChoice {
            finish_reason: Some(reason),
            index: None,
            message: Some(message),
        }],
        model: None,
        usage: Some(ConversationUsage {
            completion_tokens: tokens(said.tokens),
            prompt_tokens: tokens(said.tokens),
            total_tokens: tokens(said.tokens * 2),
            completion_tokens_details: None,
            prompt_tokens_details: None,
        }),
    }
}
