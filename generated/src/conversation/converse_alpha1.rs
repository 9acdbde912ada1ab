//! `POST /v1.0-alpha1/conversation/{name}/converse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Json, Operation, Response, ResponseBody};
use serde::Serialize;

use super::{ConversationInput, ConversationResponse};
use crate::DaprClient;

const OPERATION: Operation = Operation {
    name: "converse_alpha1",
    method: "POST",
    path: "/v1.0-alpha1/conversation/{name}/converse",
    response: ResponseBody::Buffered,
    errors: &[
        (
            400,
            &[
                "ERR_CONVERSATION_NOT_FOUND",
                "ERR_CONVERSATION_MISSING_INPUTS",
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
    /// Sends text to a language model and returns its response.
    ///
    /// Prefer the alpha2 version, which adds roles and tool calls.
    ///
    /// Dapr's operation `Converse` (alpha: it may change or go away):
    /// `/v1.0-alpha1/conversation/{name}/converse`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_CONVERSATION_NOT_FOUND`: The sidecar has no conversation component with this
    ///   name, or none at all.
    /// - 400 `ERR_CONVERSATION_MISSING_INPUTS`: The request has no inputs.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object, or the type of a
    ///   parameter is unknown.
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
    /// use dapr_client::conversation::ConversationInput;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr
    ///     .converse_alpha1(
    ///         "protocol-droid",
    ///         [ConversationInput::new(
    ///             "What are the odds of getting through this asteroid field?",
    ///         )
    ///         .role("user")],
    ///     )
    ///     .temperature(0.2)
    ///     .await?;
    /// println!("{response:?}");
    /// # Ok(())
    /// # }
    /// ```
    #[deprecated(note = "Dapr has deprecated this operation")]
    pub fn converse_alpha1(
        &self,
        name: impl AsRef<str>,
        inputs: impl IntoIterator<Item = ConversationInput>,
    ) -> ConverseAlpha1Call {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(name.as_ref());
        call.json_object();
        call.json_field(
            "inputs",
            &inputs.into_iter().collect::<Vec<ConversationInput>>(),
        );
        ConverseAlpha1Call { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`converse_alpha1`](DaprClient::converse_alpha1), sent when it is awaited.
    pub struct ConverseAlpha1Call -> ConversationResponse;
}

impl ConverseAlpha1Call {
    /// The ID of the conversation. daprd copies it to the response and has no other use for it.
    pub fn context_id(mut self, context_id: impl AsRef<str>) -> Self {
        self.call.json_field("contextID", context_id.as_ref());
        self
    }

    /// Additional parameters. daprd copies them to each output and has no other use for them.
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

    /// Whether to scrub PII from the response. Defaults to `false`.
    pub fn scrub_pii(mut self, scrub_pii: bool) -> Self {
        self.call.json_field("scrubPII", &scrub_pii);
        self
    }

    /// The sampling temperature. With 0, the response is most deterministic. The model
    /// determines the maximum.
    pub fn temperature(mut self, temperature: f64) -> Self {
        self.call.json_field("temperature", &temperature);
        self
    }
}

fn decode(response: Response) -> Result<ConversationResponse, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
