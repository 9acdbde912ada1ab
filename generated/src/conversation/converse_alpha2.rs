//! `POST /v1.0-alpha2/conversation/{name}/converse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::{Error, Json, Operation, ProtobufDuration, Response, ResponseBody};
use serde::Serialize;

use super::{ConversationInput, ConversationResult, ConversationTool, ToolChoice};
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "converse_alpha2",
    method: "POST",
    path: "/v1.0-alpha2/conversation/{name}/converse",
    response: ResponseBody::Buffered,
    errors: &[
        (
            400,
            &[
                "ERR_CONVERSATION_NOT_FOUND",
                "ERR_CONVERSATION_MISSING_INPUTS",
                "ERR_CONVERSATION_INVALID_PARMS",
                "ERR_MALFORMED_REQUEST",
                "ERR_BODY_READ",
            ],
        ),
        (401, &[]),
        (404, &["ERR_DIRECT_INVOKE"]),
        (500, &["ERR_CONVERSATION_INVOKE"]),
    ],
};

impl DaprClient {
    /// Sends messages to a language model and returns its answers.
    ///
    /// The messages are the whole conversation so far: the model knows nothing of earlier
    /// calls. Where it wants a tool to be called, its answer says so, and the application calls
    /// the tool, adds the model's message and one with the tool's result, and sends all of it
    /// again.
    ///
    /// Dapr's operation `Converse` (alpha: it may change or go away):
    /// `/v1.0-alpha2/conversation/{name}/converse`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_CONVERSATION_NOT_FOUND`: The sidecar has no conversation component of this
    ///   name, or none at all.
    /// - 400 `ERR_CONVERSATION_MISSING_INPUTS`: There are no inputs. An input without messages is
    ///   allowed.
    /// - 400 `ERR_CONVERSATION_INVALID_PARMS`: A message has no role, or a call of a tool has no
    ///   function, or the choice is neither one of the known words nor the name of a tool that is
    ///   given.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape, or a message has
    ///   several roles, or the type of a parameter is unknown.
    /// - 400 `ERR_BODY_READ`: The body could not be read, or it is larger than the sidecar
    ///   allows.
    /// - 401: The sidecar wants an API token and the request carries none, or a wrong one. The
    ///   body is the text `invalid api token`, not JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    /// - 500 `ERR_CONVERSATION_INVOKE`: The model could not be reached or refused, or the
    ///   component failed, for example because it cannot do what was asked for.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::conversation::{
    ///     ConversationContent, ConversationFunction, ConversationInput, ConversationMessage,
    ///     ConversationSpeech, ConversationTool, ToolChoice,
    /// };
    /// use serde_json::json;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr
    ///     .converse_alpha2(
    ///         "protocol-droid",
    ///         [ConversationInput::new([
    ///             ConversationMessage::System(ConversationSpeech::new([
    ///                 ConversationContent::new("You are an astromech droid."),
    ///             ])),
    ///             ConversationMessage::User(
    ///                 ConversationSpeech::new([ConversationContent::new(
    ///                     "Take us to Hoth, please.",
    ///                 )])
    ///                 .name("luke"),
    ///             ),
    ///         ])],
    ///     )
    ///     .temperature(0.2)
    ///     .tools([ConversationTool::new(
    ///         ConversationFunction::new("navigate")
    ///             .description("Plots a course to a planet.")
    ///             .parameters(json!({
    ///                 "type": "object",
    ///                 "properties": {
    ///                     "planet": {
    ///                         "type": "string"
    ///                     }
    ///                 },
    ///                 "required": [
    ///                     "planet"
    ///                 ]
    ///             })),
    ///     )])
    ///     .tool_choice(ToolChoice::Auto)
    ///     .await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    pub fn converse_alpha2(
        &self,
        name: impl AsRef<str>,
        inputs: impl IntoIterator<Item = ConversationInput>,
    ) -> ConverseAlpha2Call {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(name.as_ref());
        call.json_object();
        call.json_field(
            "inputs",
            &inputs.into_iter().collect::<Vec<ConversationInput>>(),
        );
        ConverseAlpha2Call { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`converse_alpha2`](DaprClient::converse_alpha2), sent when it is awaited.
    pub struct ConverseAlpha2Call -> ConversationResult;
}

impl ConverseAlpha2Call {
    /// A name for the conversation. daprd gives it back in the answer and does nothing else
    /// with it.
    pub fn context_id(mut self, context_id: impl AsRef<str>) -> Self {
        self.call.json_field("contextId", context_id.as_ref());
        self
    }

    /// Further parameters. daprd checks their types and does nothing else with them.
    pub fn parameters(mut self, key: impl AsRef<str>, value: impl Serialize) -> Self {
        self.call
            .json_entry("parameters", key.as_ref(), &Json::new(&value));
        self
    }

    /// Something that the component wants to know.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .json_entry("metadata", key.as_ref(), value.as_ref());
        self
    }

    /// Whether to hide what looks personal in the answers.
    pub fn scrub_pii(mut self, scrub_pii: bool) -> Self {
        self.call.json_field("scrubPii", &scrub_pii);
        self
    }

    /// How freely the model chooses its words: 0 is the most predictable. How high it can be is
    /// up to the model.
    pub fn temperature(mut self, temperature: f64) -> Self {
        self.call.json_field("temperature", &temperature);
        self
    }

    /// The tools that the model may want to have called.
    pub fn tools(mut self, tools: impl IntoIterator<Item = ConversationTool>) -> Self {
        self.call.json_field(
            "tools",
            &tools.into_iter().collect::<Vec<ConversationTool>>(),
        );
        self
    }

    /// Whether the model may or must want a tool to be called. Without it, it may if there are
    /// tools.
    pub fn tool_choice(mut self, tool_choice: ToolChoice) -> Self {
        self.call.json_field("toolChoice", &tool_choice);
        self
    }

    /// The form that the answer must have: an object that is a JSON Schema. Only some models
    /// can do this.
    pub fn response_format(mut self, response_format: impl Serialize) -> Self {
        self.call
            .json_field("responseFormat", &Json::new(&response_format));
        self
    }

    /// How long the provider keeps what it has prepared from the beginning of the messages.
    /// Only some providers can do this.
    pub fn prompt_cache_retention(mut self, prompt_cache_retention: Duration) -> Self {
        self.call.json_field(
            "promptCacheRetention",
            &ProtobufDuration(prompt_cache_retention),
        );
        self
    }
}

fn decode(response: Response) -> Result<ConversationResult, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
