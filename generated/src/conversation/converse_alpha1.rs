//! `POST /v1.0-alpha1/conversation/{name}/converse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::{Error, Json, Operation, Response, ResponseBody};
use serde::Serialize;

use super::{ConversationAnswer, ConversationText};
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
    /// Sends texts to a language model and returns its answer.
    ///
    /// The next version has roles, tools and more, and is the one to use.
    ///
    /// Dapr's operation `Converse` (alpha: it may change or go away):
    /// `/v1.0-alpha1/conversation/{name}/converse`, POST.
    ///
    /// # Errors
    ///
    /// - 400 `ERR_CONVERSATION_NOT_FOUND`: The sidecar has no conversation component of this
    ///   name, or none at all.
    /// - 400 `ERR_CONVERSATION_MISSING_INPUTS`: There are no inputs.
    /// - 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape, or the type of a
    ///   parameter is unknown.
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
    /// use dapr_client::conversation::ConversationText;
    /// # async fn example(dapr: dapr_client::DaprClient) -> Result<(), dapr_client::Error> {
    /// let response = dapr
    ///     .converse_alpha1(
    ///         "protocol-droid",
    ///         [ConversationText::new(
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
        inputs: impl IntoIterator<Item = ConversationText>,
    ) -> ConverseAlpha1Call {
        let mut call = self.client.call(&OPERATION, decode);
        call.path(name.as_ref());
        call.json_object();
        call.json_field(
            "inputs",
            &inputs.into_iter().collect::<Vec<ConversationText>>(),
        );
        ConverseAlpha1Call { call }
    }
}

dapr_client_runtime::traced_call! {
    /// A call of [`converse_alpha1`](DaprClient::converse_alpha1), sent when it is awaited.
    pub struct ConverseAlpha1Call -> ConversationAnswer;
}

impl ConverseAlpha1Call {
    /// A name for the conversation. daprd gives it back in the answer and does nothing else
    /// with it.
    pub fn context_id(mut self, context_id: impl AsRef<str>) -> Self {
        self.call.json_field("contextID", context_id.as_ref());
        self
    }

    /// Further parameters. daprd copies them into each output and does nothing else with them.
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

    /// Whether to hide what looks personal in the answer.
    pub fn scrub_pii(mut self, scrub_pii: bool) -> Self {
        self.call.json_field("scrubPII", &scrub_pii);
        self
    }

    /// How freely the model chooses its words: 0 is the most predictable. How high it can be is
    /// up to the model.
    pub fn temperature(mut self, temperature: f64) -> Self {
        self.call.json_field("temperature", &temperature);
        self
    }
}

fn decode(response: Response) -> Result<ConversationAnswer, Error> {
    match response.status() {
        200 => response.json(),
        _ => Err(response.into_error()),
    }
}
