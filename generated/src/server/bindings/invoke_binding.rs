//! `POST /v1.0/bindings/{name}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::Json;
use dapr_client_runtime::server::{
    ErrorResponse, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::bindings::InvokeBinding;
use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`invoke_binding`](crate::DaprClient::invoke_binding) is found.
pub const INVOKE_BINDING: Route = Route {
    operation: OperationId::InvokeBinding,
    name: "InvokeBinding",
    group: "bindings",
    methods: Methods::Listed(&["POST", "PUT"]),
    paths: &[RoutePath {
        template: "/v1.0/bindings/{name}",
        version: "v1",
        segments: &[
            Segment::Text("v1.0"),
            Segment::Text("bindings"),
            Segment::Parameter("name"),
        ],
    }],
    needs_token: true,
};

/// A request of [`invoke_binding`](crate::DaprClient::invoke_binding).
#[derive(Debug)]
pub struct InvokeBindingRequest {
    /// The name of the binding component.
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
    /// The operation to perform.
    pub body: JsonBody<InvokeBindingBody>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl InvokeBindingRequest {
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
    pub fn response(outcome: Result<InvokeBinding, InvokeBindingError>) -> RawResponse {
        match outcome {
            Ok(InvokeBinding::Returned(found)) => RawResponse::new(200)
                .header_entries("metadata.", &found.metadata)
                .payload("application/json", found.body),
            Ok(InvokeBinding::Empty) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

dapr_client_runtime::json_struct! {
    /// What the body of `invoke_binding` holds.
    #[derive(Clone, Debug, PartialEq)]
    pub struct InvokeBindingBody {
        /// The operation, for example `create`, `get`, `list`, `delete` or, for HTTP, `post`. Each
        /// component defines its own operations.
        pub operation: Option<String> = optional "operation",
        /// The data for the operation. The component receives it as JSON text: a string includes
        /// its quotes, and omitted data is `null`. daprd decodes and re-encodes it: object members
        /// are sorted, and numbers are converted to 64-bit floating point.
        pub data: Option<Json> = optional "data",
        /// Metadata for the component. All values are strings. daprd adds `traceparent` and, if the
        /// request has them, `tracestate` and `baggage`.
        pub metadata: BTreeMap<String, String> = map "metadata",
    }
}

/// Why [`invoke_binding`](crate::DaprClient::invoke_binding) fails.
#[derive(Debug)]
pub enum InvokeBindingError {
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object, or it exceeds the
    /// sidecar's size limit. If tracing is disabled, also a malformed `baggage` header.
    MalformedRequest(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_INVOKE_OUTPUT_BINDING`: The component failed, the operation is unknown or
    /// missing, or the sidecar has no output binding with this name. The message contains the
    /// reason.
    InvokeOutputBinding(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl InvokeBindingError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::MalformedRequest(error) => {
                RawResponse::error(400, "ERR_MALFORMED_REQUEST", error)
            }
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::InvokeOutputBinding(error) => {
                RawResponse::error(500, "ERR_INVOKE_OUTPUT_BINDING", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for InvokeBindingError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
