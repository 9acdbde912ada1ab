//! Language models: the echo component, and models on a server.

mod echo;
mod openai;
pub(crate) mod scrub;

use std::collections::BTreeMap;

use crate::app::HttpClient;
use crate::clock::Clock;
use crate::json::Value;
use crate::resources::{ComponentSpec, Kind};

use self::openai::OpenAi;

/// A conversation component.
pub(crate) enum Model {
    Echo,
    Served(Box<OpenAi>),
}

impl Model {
    /// Creates the model of a component. Fails if a property is invalid.
    pub(crate) fn new(
        spec: &ComponentSpec,
        clock: &Clock,
        client: &HttpClient,
    ) -> Result<Self, String> {
        Ok(match spec.kind {
            Kind::ConversationEcho => Self::Echo,
            kind => Self::Served(Box::new(OpenAi::new(
                kind,
                &spec.properties,
                clock.clone(),
                client.clone(),
            )?)),
        })
    }

    /// Why the model cannot serve requests, if known from its settings.
    pub(crate) fn unserved(&self) -> Option<&str> {
        match self {
            Self::Echo => None,
            Self::Served(model) => model.unserved(),
        }
    }

    /// Sends a request to the model. The error is the message of daprd's component.
    pub(crate) async fn converse(&self, request: &ConversationRequest) -> Result<Reply, String> {
        match self {
            Self::Echo => echo::echo(&request.messages, &request.tools),
            Self::Served(model) => model.converse(request).await,
        }
    }
}

/// A request to a model.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct ConversationRequest {
    pub(crate) messages: Vec<Message>,
    pub(crate) tools: Vec<Tool>,
    /// `auto`, `none`, `required`, the name of a tool, or empty.
    pub(crate) tool_choice: String,
    pub(crate) temperature: f64,
    pub(crate) metadata: BTreeMap<String, String>,
    /// The JSON schema of the response.
    pub(crate) format: Option<Value>,
    /// How long the server keeps the prompt cache, in nanoseconds.
    pub(crate) retention: Option<i64>,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) role: Role,
    pub(crate) parts: Vec<Part>,
}

/// The role of a message's author. A developer counts as a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    User,
    System,
    Assistant,
    Tool,
    Function,
}

/// A part of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Text(String),
    /// A tool call by the model.
    Call(Call),
    /// The result of a tool.
    ToolResult {
        id: String,
        name: String,
        text: String,
    },
}

/// A tool call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Call {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) arguments: String,
}

/// A tool that the model may call.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tool {
    pub(crate) name: String,
    pub(crate) description: String,
    /// A JSON schema.
    pub(crate) parameters: Option<Value>,
}

/// The response of a model.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(crate) model: Option<String>,
    /// The choices, in order.
    pub(crate) choices: Vec<Choice>,
    pub(crate) usage: Option<Usage>,
}

/// A choice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    /// The finish reason.
    pub(crate) reason: String,
    pub(crate) content: String,
    pub(crate) calls: Vec<Call>,
}

/// The number of tokens used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Usage {
    pub(crate) completion: u64,
    pub(crate) prompt: u64,
    pub(crate) total: u64,
    pub(crate) prompt_audio: u64,
    pub(crate) prompt_cached: u64,
    pub(crate) completion_accepted: u64,
    pub(crate) completion_audio: u64,
    pub(crate) completion_reasoning: u64,
    pub(crate) completion_rejected: u64,
}
