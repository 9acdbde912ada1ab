//! `POST /v1.0-alpha2/conversation/{name}/converse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::time::Duration;

use dapr_client_runtime::{Error, Json, Operation, ProtobufDuration, Response, ResponseBody};
use serde::Serialize;

use super::{ConversationInputAlpha2, ConversationResponseAlpha2, ConversationTool, ToolChoice};
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
    /// Sends messages to a language model and returns its responses.
    ///
    /// Each request contains the whole conversation, because the model keeps no state between
    /// requests.
    ///
    /// If the model calls a tool, the response contains the tool call. The application calls
    /// the tool, appends the message of the model and a tool message with the result, and sends
    /// the whole conversation again.
    ///
    /// Dapr's operation `Converse` (alpha: it may change or go away):
    /// `/v1.0-alpha2/conversation/{name}/converse`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_CONVERSATION_NOT_FOUND`: The sidecar has no conversation component with this
    ///   name, or none at all.
    /// - 400 `ERR_CONVERSATION_MISSING_INPUTS`: The request has no inputs. An input without
    ///   messages is allowed.
    /// - 400 `ERR_CONVERSATION_INVALID_PARMS`: A message has no role, a tool call has no
    ///   function, or the tool choice is neither a known value nor the name of a tool in the
    ///   request.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object, a message has
    ///   several roles, or the type of a parameter is unknown.
    /// - 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    ///   size limit.
    /// - 401: The API token is missing or invalid. The body is the text `invalid api token`, not
    ///   JSON.
    /// - 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    /// - 500 `ERR_CONVERSATION_INVOKE`: The model could not be reached or refused the request, or
    ///   the component failed, for example because it does not support a requested feature.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use dapr_client::conversation::{
    ///     ConversationFunction, ConversationInputAlpha2, ConversationMessage,
    ///     ConversationMessageContent, ConversationTextMessage, ConversationTool, ToolChoice,
    /// };
    /// use serde_json::json;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr
    ///     .converse_alpha2(
    ///         "protocol-droid",
    ///         [ConversationInputAlpha2::new([
    ///             ConversationMessage::System(ConversationTextMessage::new([
    ///                 ConversationMessageContent::new("You are an astromech droid."),
    ///             ])),
    ///             ConversationMessage::User(
    ///                 ConversationTextMessage::new([ConversationMessageContent::new(
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
        inputs: impl IntoIterator<Item = ConversationInputAlpha2>,
    ) -> ConverseAlpha2Call {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(name.as_ref());
        call.json_object();
        call.json_field(
            "inputs",
            &inputs.into_iter().collect::<Vec<ConversationInputAlpha2>>(),
        );
        ConverseAlpha2Call { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`converse_alpha2`](DaprClient::converse_alpha2), sent when it is awaited.
    pub struct ConverseAlpha2Call -> ConversationResponseAlpha2;
}

impl ConverseAlpha2Call {
    /// The ID of the conversation. daprd copies it to the response and has no other use for it.
    pub fn context_id(mut self, context_id: impl AsRef<str>) -> Self {
        self.call.json_field("contextId", context_id.as_ref());
        self
    }

    /// Additional parameters. daprd validates their types and has no other use for them.
    pub fn parameters(mut self, key: impl AsRef<str>, value: impl Serialize) -> Self {
        self.call
            .json_entry("parameters", key.as_ref(), &Json::new(&value));
        self
    }

    /// Metadata for the conversation component.
    pub fn metadata(mut self, key: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.call
            .json_entry("metadata", key.as_ref(), value.as_ref());
        self
    }

    /// Whether to scrub PII from the responses. Defaults to `false`.
    pub fn scrub_pii(mut self, scrub_pii: bool) -> Self {
        self.call.json_field("scrubPii", &scrub_pii);
        self
    }

    /// The sampling temperature. With 0, the response is most deterministic. The model
    /// determines the maximum.
    pub fn temperature(mut self, temperature: f64) -> Self {
        self.call.json_field("temperature", &temperature);
        self
    }

    /// The tools that the model may call.
    pub fn tools(mut self, tools: impl IntoIterator<Item = ConversationTool>) -> Self {
        self.call.json_field(
            "tools",
            &tools.into_iter().collect::<Vec<ConversationTool>>(),
        );
        self
    }

    /// Whether the model may or must call a tool. Defaults to `auto` if there are tools.
    pub fn tool_choice(mut self, tool_choice: ToolChoice) -> Self {
        self.call.json_field("toolChoice", &tool_choice);
        self
    }

    /// The format of the response, as a JSON Schema object. Not all models support it.
    pub fn response_format(mut self, response_format: impl Serialize) -> Self {
        self.call
            .json_field("responseFormat", &Json::new(&response_format));
        self
    }

    /// How long the provider keeps its prompt cache. Not all providers support it.
    pub fn prompt_cache_retention(mut self, prompt_cache_retention: Duration) -> Self {
        self.call.json_field(
            "promptCacheRetention",
            &ProtobufDuration(prompt_cache_retention),
        );
        self
    }
}

fn decode(response: Response) -> Result<ConversationResponseAlpha2, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
