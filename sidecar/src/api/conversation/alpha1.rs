//! Conversation API, alpha 1: texts as input, one text as output.

use std::collections::BTreeMap;

use dapr_client::Json;
use dapr_client::conversation::{ConversationResponse, ConversationResult};
use dapr_client::server::conversation::ConverseAlpha1Error;
use dapr_client::server::conversation::{ConversationResponseParts, ConversationResultParts};
use dapr_client::server::{ErrorResponse, RawResponse};

use super::{MISSING_INPUTS, failed, non_empty};
use crate::conversation::scrub::scrub;
use crate::conversation::{ConversationRequest, Message, Model, Part, Role};
use crate::json::proto::{Object, ordered};
use crate::json::quote;
use crate::resiliency::Policy;

/// A parsed request.
pub(super) struct ConverseRequest {
    inputs: Vec<Input>,
    context_id: String,
    temperature: f64,
    parameters: BTreeMap<String, Json>,
    metadata: BTreeMap<String, String>,
    scrub: bool,
}

struct Input {
    text: String,
    role: Role,
    scrub: bool,
}

impl ConverseRequest {
    pub(super) fn read(body: &[u8]) -> Result<Self, String> {
        ordered(body, Self::members)
    }

    fn members(members: &Object) -> Result<Self, String> {
        members.text("name", "name")?;
        let temperature = members.double("temperature", "temperature")?;
        let mut inputs = Vec::new();
        for input in members.messages("inputs", "inputs")? {
            let role = input.text("role", "role")?.unwrap_or_default();
            inputs.push(Input {
                role: role_of(&role),
                text: input.text("content", "content")?.unwrap_or_default(),
                scrub: input.boolean("scrubPII", "scrubPII")?.unwrap_or_default(),
            });
        }
        let mut parameters = BTreeMap::new();
        for (name, value) in members.entries("parameters", "parameters")? {
            let text = value.any()?.to_proto_string();
            parameters.insert(name.to_owned(), Json::from_text(&text).unwrap_or_default());
        }
        Ok(Self {
            inputs,
            context_id: members.text("contextID", "contextID")?.unwrap_or_default(),
            temperature: temperature.unwrap_or_default(),
            parameters,
            metadata: members.texts("metadata", "metadata")?,
            scrub: members.boolean("scrubPII", "scrubPII")?.unwrap_or_default(),
        })
    }

    pub(super) async fn converse(
        self,
        name: &str,
        model: &Model,
        policy: &Policy,
    ) -> Result<ConversationResponse, ConverseAlpha1Error> {
        check(&self.metadata).map_err(|error| {
            RawResponse::error(500, "ERROR", ErrorResponse::from(error.as_str()))
        })?;
        if self.inputs.is_empty() {
            let message = failed(name, MISSING_INPUTS);
            return Err(ConverseAlpha1Error::ConversationMissingInputs(
                message.into(),
            ));
        }
        let message = |input: Input| Message {
            role: input.role,
            parts: vec![match input.scrub {
                true => Part::Text(scrub(&input.text)),
                false => Part::Text(input.text),
            }],
        };
        // daprd does not send the metadata to the model either.
        let request = ConversationRequest {
            messages: self.inputs.into_iter().map(message).collect(),
            temperature: self.temperature,
            ..ConversationRequest::default()
        };
        let converse = || model.converse(&request);
        let response = policy
            .apply(converse, str::to_owned)
            .await
            .map_err(|error| {
                ConverseAlpha1Error::ConversationInvoke(failed(name, &error).into())
            })?;
        let output = |content: String| {
            ConversationResult::from(ConversationResultParts {
                result: non_empty(if self.scrub { scrub(&content) } else { content }),
                parameters: self.parameters.clone(),
            })
        };
        let contents = response.choices.into_iter().map(|choice| choice.content);
        Ok(ConversationResponse::from(ConversationResponseParts {
            context_id: non_empty(self.context_id),
            outputs: contents.map(output).collect(),
        }))
    }
}

/// The role with this name. Unknown names count as `user`.
fn role_of(name: &str) -> Role {
    match name {
        "system" => Role::System,
        "assistant" | "ai" => Role::Assistant,
        "tool" => Role::Tool,
        "function" => Role::Function,
        _ => Role::User,
    }
}

/// Validates the metadata: daprd also parses it into its own request type, in which some members are not
/// strings.
fn check(metadata: &BTreeMap<String, String>) -> Result<(), String> {
    let mut errors = Vec::new();
    for (name, value) in metadata {
        match name.to_lowercase().as_str() {
            "temperature" if value.parse::<f64>().is_err() => errors.push(format!(
                "cannot parse 'Temperature' as float: strconv.ParseFloat: parsing {}: invalid syntax",
                quote(value)
            )),
            "message" => errors.push("'Message[0]' expected a map, got 'string'".to_owned()),
            "tools" => errors.push("'Tools[0]' expected a map, got 'string'".to_owned()),
            _ => {}
        }
    }
    errors.sort();
    if errors.is_empty() {
        return Ok(());
    }
    let (count, list) = (errors.len(), errors.join("\n* "));
    Err(format!("{count} error(s) decoding:\n\n* {list}"))
}
