//! Language models: one that says what was said to it, and those that a server has.

mod echo;
mod openai;
pub(crate) mod scrub;

use std::collections::BTreeMap;

use crate::app::HttpClient;
use crate::clock::Clock;
use crate::json::Value;
use crate::resources::{ComponentSpec, Kind};

use self::openai::OpenAi;

/// A component for conversations.
pub(crate) enum Model {
    Echo,
    Served(Box<OpenAi>),
}

impl Model {
    /// Makes the model that a component describes, or says what is wrong with its properties.
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

    /// Why no call of the model can be answered, if that is so from the start.
    pub(crate) fn unserved(&self) -> Option<&str> {
        match self {
            Self::Echo => None,
            Self::Served(model) => model.unserved(),
        }
    }

    /// Lets the model speak. The fault is what daprd's component says.
    pub(crate) async fn converse(&self, question: &Question) -> Result<Reply, String> {
        match self {
            Self::Echo => echo::echo(&question.messages, &question.tools),
            Self::Served(model) => model.converse(question).await,
        }
    }
}

/// What a model is asked.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Question {
    pub(crate) messages: Vec<Message>,
    pub(crate) tools: Vec<Tool>,
    /// `auto`, `none`, `required`, the name of a tool, or nothing.
    pub(crate) tool_choice: String,
    pub(crate) temperature: f64,
    pub(crate) metadata: BTreeMap<String, String>,
    /// A JSON schema that the answer is to follow.
    pub(crate) format: Option<Value>,
    /// How long the server is to keep what it has prepared, in nanoseconds.
    pub(crate) retention: Option<i64>,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Message {
    pub(crate) role: Role,
    pub(crate) parts: Vec<Part>,
}

/// Who says something. A developer is a user.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    User,
    System,
    Assistant,
    Tool,
    Function,
}

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
    pub(crate) description: String,
    /// A JSON schema.
    pub(crate) parameters: Option<Value>,
}

/// What the model says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reply {
    pub(crate) model: Option<String>,
    /// What it proposes to say, in order.
    pub(crate) choices: Vec<Choice>,
    pub(crate) usage: Option<Usage>,
}

/// One proposal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Choice {
    /// Why the model stopped.
    pub(crate) reason: String,
    pub(crate) content: String,
    pub(crate) calls: Vec<Call>,
}

/// How many tokens it has taken.
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
