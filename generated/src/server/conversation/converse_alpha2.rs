//! `POST /v1.0-alpha2/conversation/{name}/converse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::time::Duration;

use dapr_client_runtime::server::{
    ErrorResponse, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};
use dapr_client_runtime::{Json, ProtobufDuration};

use crate::conversation::{ConversationInput, ConversationResult, ConversationTool, ToolChoice};
use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`converse_alpha2`](crate::DaprClient::converse_alpha2) is found.
pub const CONVERSE_ALPHA2: Route = Route {
    operation: OperationId::ConverseAlpha2,
    name: "Converse",
    group: "conversation",
    methods: Methods::Listed(&["POST"]),
    paths: &[RoutePath {
        template: "/v1.0-alpha2/conversation/{name}/converse",
        version: "v1alpha2",
        segments: &[
            Segment::Text("v1.0-alpha2"),
            Segment::Text("conversation"),
            Segment::Parameter("name"),
            Segment::Text("converse"),
        ],
    }],
    needs_token: true,
};

/// A request of [`converse_alpha2`](crate::DaprClient::converse_alpha2).
#[derive(Debug)]
pub struct ConverseAlpha2Request {
    /// The name of the conversation component.
    pub name: String,
    /// The W3C trace context that this call belongs to: version, trace id, parent id and flags
    /// in hexadecimal, joined by `-`.
    ///
    /// Without it daprd starts a trace of its own. The header comes back in the answer and is
    /// handed on to a called application. A value that cannot be read counts as none.
    pub traceparent: Option<String>,
    /// State of tracing systems that travels beside `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// It means something only together with a `traceparent`; alone it is dropped.
    pub tracestate: Option<String>,
    /// Properties that travel with a trace: a comma-separated list of `key=value` pairs,
    /// percent-encoded where necessary.
    ///
    /// daprd checks the value before it looks at the rest of the request: one that it cannot
    /// read is answered with 400 and a plain text, whatever the operation is. A good one comes
    /// back in the answer and is handed on to a called application.
    pub baggage: Option<String>,
    /// What to say, and how.
    pub body: JsonBody<ConverseAlpha2Body>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl ConverseAlpha2Request {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            name: parts.path(),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.json_body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<ConversationResult, ConverseAlpha2Error>) -> RawResponse {
        match outcome {
            Ok(found) => RawResponse::new(200).protobuf_json(&found),
            Err(error) => error.into_response(),
        }
    }
}

dapr_client_runtime::json_struct! {
    /// What the body of `converse_alpha2` holds.
    #[derive(Clone, Debug, PartialEq)]
    pub struct ConverseAlpha2Body {
        /// What to say. There has to be at least one input.
        pub inputs: Vec<ConversationInput> = default "inputs",
        /// A name for the conversation. daprd gives it back in the answer and does nothing else
        /// with it.
        pub context_id: Option<String> = optional "contextId",
        /// Further parameters. daprd checks their types and does nothing else with them.
        pub parameters: BTreeMap<String, Json> = map "parameters",
        /// Something that the component wants to know.
        pub metadata: BTreeMap<String, String> = map "metadata",
        /// Whether to hide what looks personal in the answers.
        pub scrub_pii: Option<bool> = optional "scrubPii",
        /// How freely the model chooses its words: 0 is the most predictable. How high it can be is
        /// up to the model.
        pub temperature: Option<f64> = optional "temperature",
        /// The tools that the model may want to have called.
        pub tools: Vec<ConversationTool> = list "tools",
        /// Whether the model may or must want a tool to be called. Without it, it may if there are
        /// tools.
        pub tool_choice: Option<ToolChoice> = optional "toolChoice",
        /// The form that the answer must have: an object that is a JSON Schema. Only some models
        /// can do this.
        pub response_format: Option<Json> = optional "responseFormat",
        /// How long the provider keeps what it has prepared from the beginning of the messages.
        /// Only some providers can do this.
        pub prompt_cache_retention: Option<Duration> = optional "promptCacheRetention" as ProtobufDuration,
    }
}

/// Why [`converse_alpha2`](crate::DaprClient::converse_alpha2) fails.
#[derive(Debug)]
pub enum ConverseAlpha2Error {
    /// 400 `ERR_CONVERSATION_NOT_FOUND`: The sidecar has no conversation component of this
    /// name, or none at all.
    ConversationNotFound(ErrorResponse),
    /// 400 `ERR_CONVERSATION_MISSING_INPUTS`: There are no inputs. An input without messages is
    /// allowed.
    ConversationMissingInputs(ErrorResponse),
    /// 400 `ERR_CONVERSATION_INVALID_PARMS`: A message has no role, or a call of a tool has no
    /// function, or the choice is neither one of the known words nor the name of a tool that is
    /// given.
    ConversationInvalidParms(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape, or a message has
    /// several roles, or the type of a parameter is unknown.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_BODY_READ`: The body could not be read, or it is larger than the sidecar
    /// allows.
    BodyRead(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_CONVERSATION_INVOKE`: The model could not be reached or refused, or the
    /// component failed, for example because it cannot do what was asked for.
    ConversationInvoke(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl ConverseAlpha2Error {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::ConversationNotFound(error) => {
                RawResponse::error(400, "ERR_CONVERSATION_NOT_FOUND", error)
            }
            Self::ConversationMissingInputs(error) => {
                RawResponse::error(400, "ERR_CONVERSATION_MISSING_INPUTS", error)
            }
            Self::ConversationInvalidParms(error) => {
                RawResponse::error(400, "ERR_CONVERSATION_INVALID_PARMS", error)
            }
            Self::MalformedRequest(error) => {
                RawResponse::error(400, "ERR_MALFORMED_REQUEST", error)
            }
            Self::BodyRead(error) => RawResponse::error(400, "ERR_BODY_READ", error),
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::ConversationInvoke(error) => {
                RawResponse::error(500, "ERR_CONVERSATION_INVOKE", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for ConverseAlpha2Error {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
