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
    /// What to do.
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
            Ok(InvokeBinding::Answered(found)) => RawResponse::new(200)
                .header_entries("metadata.", &found.metadata)
                .payload("application/json", found.body),
            Ok(InvokeBinding::Done) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

dapr_client_runtime::json_struct! {
    /// What the body of `invoke_binding` holds.
    #[derive(Clone, Debug, PartialEq)]
    pub struct InvokeBindingBody {
        /// What to do, for example `create`, `get`, `list`, `delete` or, for HTTP, `post`. Each
        /// component has operations of its own.
        pub operation: Option<String> = optional "operation",
        /// The data for the operation. The component gets it as JSON text: a string has its quotes,
        /// and what is left out is `null`. daprd reads it and writes it anew: members of objects
        /// are sorted, and numbers pass through a 64-bit float.
        pub data: Option<Json> = optional "data",
        /// Something that the component wants to know. All values are strings. daprd adds
        /// `traceparent` and, where the request has them, `tracestate` and `baggage`.
        pub metadata: BTreeMap<String, String> = map "metadata",
    }
}

/// Why [`invoke_binding`](crate::DaprClient::invoke_binding) fails.
#[derive(Debug)]
pub enum InvokeBindingError {
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape, or it is larger
    /// than the sidecar allows. Where tracing is switched off, also a `baggage` that cannot be
    /// read.
    MalformedRequest(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_INVOKE_OUTPUT_BINDING`: The component failed, or does not know the operation,
    /// or the operation is missing; or the sidecar has no output binding of this name. The
    /// message says which.
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
