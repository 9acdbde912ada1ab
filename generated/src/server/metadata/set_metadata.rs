//! `PUT /v1.0/metadata/{key}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{ErrorResponse, Parts, RawRequest, RawResponse, RequestHead};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`set_metadata`](crate::DaprClient::set_metadata) is found.
pub const SET_METADATA: Route = Route {
    operation: OperationId::SetMetadata,
    name: "PutMetadata",
    group: "metadata",
    methods: Methods::Listed(&["PUT"]),
    paths: &[RoutePath {
        template: "/v1.0/metadata/{key}",
        version: "v1",
        segments: &[
            Segment::Text("v1.0"),
            Segment::Text("metadata"),
            Segment::Parameter("key"),
        ],
    }],
    needs_token: true,
};

/// A request of [`set_metadata`](crate::DaprClient::set_metadata).
#[derive(Debug)]
pub struct SetMetadataRequest {
    /// The name of the attribute. `daprRuntimeVersion` cannot be changed: daprd returns 204 but
    /// keeps its own value.
    pub key: String,
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
    /// The value, as plain text. Bytes that are not UTF-8 are replaced by U+FFFD. The content
    /// type is ignored.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl SetMetadataRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            key: parts.path(),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<(), SetMetadataError>) -> RawResponse {
        match outcome {
            Ok(()) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`set_metadata`](crate::DaprClient::set_metadata) fails.
#[derive(Debug)]
pub enum SetMetadataError {
    /// 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    /// size limit.
    BodyRead(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl SetMetadataError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::BodyRead(error) => RawResponse::error(400, "ERR_BODY_READ", error),
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for SetMetadataError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
