//! `POST /v1.0-alpha2/conversation/{name}/converse`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;
use std::time::Duration;

use dapr_client_runtime::server::{
    ErrorResponse, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};
use dapr_client_runtime::{Json, ProtobufDuration};

use crate::conversation::{
    ConversationInputAlpha2, ConversationResponseAlpha2, ConversationTool, ToolChoice,
};
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
    /// The W3C trace context of the request: version, trace ID, parent ID and flags in
    /// hexadecimal, joined by `-`.
    ///
    /// If omitted or malformed, daprd starts a new trace. The header is returned in the
    /// response and propagated to called applications.
    pub traceparent: Option<String>,
    /// Vendor-specific trace state that accompanies `traceparent`: a comma-separated list of
    /// `key=value` pairs.
    ///
    /// Ignored without a `traceparent`.
    pub tracestate: Option<String>,
    /// Properties that are propagated with a trace: a comma-separated list of `key=value`
    /// pairs, percent-encoded where necessary.
    ///
    /// daprd validates the header before the rest of the request. For a malformed value, every
    /// operation returns 400 with a plain-text body. A valid value is returned in the response
    /// and propagated to called applications.
    pub baggage: Option<String>,
    /// The inputs and options of the conversation.
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
    pub fn response(
        outcome: Result<ConversationResponseAlpha2, ConverseAlpha2Error>,
    ) -> RawResponse {
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
        /// The inputs. At least one is required.
        pub inputs: Vec<ConversationInputAlpha2> = default "inputs",
        /// The ID of the conversation. daprd copies it to the response and has no other use for it.
        pub context_id: Option<String> = optional "contextId",
        /// Additional parameters. daprd validates their types and has no other use for them.
        pub parameters: BTreeMap<String, Json> = map "parameters",
        /// Metadata for the conversation component.
        pub metadata: BTreeMap<String, String> = map "metadata",
        /// Whether to scrub PII from the responses. Defaults to `false`.
        pub scrub_pii: Option<bool> = optional "scrubPii",
        /// The sampling temperature. With 0, the response is most deterministic. The model
        /// determines the maximum.
        pub temperature: Option<f64> = optional "temperature",
        /// The tools that the model may call.
        pub tools: Vec<ConversationTool> = list "tools",
        /// Whether the model may or must call a tool. Defaults to `auto` if there are tools.
        pub tool_choice: Option<ToolChoice> = optional "toolChoice",
        /// The format of the response, as a JSON Schema object. Not all models support it.
        pub response_format: Option<Json> = optional "responseFormat",
        /// How long the provider keeps its prompt cache. Not all providers support it.
        pub prompt_cache_retention: Option<Duration> = optional "promptCacheRetention" as ProtobufDuration,
    }
}

/// Why [`converse_alpha2`](crate::DaprClient::converse_alpha2) fails.
#[derive(Debug)]
pub enum ConverseAlpha2Error {
    /// 400 `ERR_CONVERSATION_NOT_FOUND`: The sidecar has no conversation component with this
    /// name, or none at all.
    ConversationNotFound(ErrorResponse),
    /// 400 `ERR_CONVERSATION_MISSING_INPUTS`: The request has no inputs. An input without
    /// messages is allowed.
    ConversationMissingInputs(ErrorResponse),
    /// 400 `ERR_CONVERSATION_INVALID_PARMS`: A message has no role, a tool call has no
    /// function, or the tool choice is neither a known value nor the name of a tool in the
    /// request.
    ConversationInvalidParms(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object, a message has
    /// several roles, or the type of a parameter is unknown.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    /// size limit.
    BodyRead(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_CONVERSATION_INVOKE`: The model could not be reached or refused the request, or
    /// the component failed, for example because it does not support a requested feature.
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
