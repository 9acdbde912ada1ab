//! `GET /v1.0/metadata`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{ErrorResponse, Parts, RawRequest, RawResponse, RequestHead};

use crate::metadata::Metadata;
use crate::server::{Methods, OperationId, Route, RoutePath, Segment};

/// Where [`get_metadata`](crate::DaprClient::get_metadata) is found.
pub const GET_METADATA: Route = Route {
    operation: OperationId::GetMetadata,
    name: "GetMetadata",
    group: "metadata",
    methods: Methods::Listed(&["GET"]),
    paths: &[RoutePath {
        template: "/v1.0/metadata",
        version: "v1",
        segments: &[Segment::Text("v1.0"), Segment::Text("metadata")],
    }],
    needs_token: true,
};

/// A request of [`get_metadata`](crate::DaprClient::get_metadata).
#[derive(Debug)]
pub struct GetMetadataRequest {
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
    /// The body, which has no meaning here.
    pub body: Body,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl GetMetadataRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<Metadata, GetMetadataError>) -> RawResponse {
        match outcome {
            Ok(found) => RawResponse::new(200).json(&found),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`get_metadata`](crate::DaprClient::get_metadata) fails.
#[derive(Debug)]
pub enum GetMetadataError {
    /// 400 `ERR_MALFORMED_REQUEST`: The request has a body that is not a JSON object.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_BODY_READ`: The request has a body that exceeds the sidecar's size limit.
    BodyRead(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl GetMetadataError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::MalformedRequest(error) => {
                RawResponse::error(400, "ERR_MALFORMED_REQUEST", error)
            }
            Self::BodyRead(error) => RawResponse::error(400, "ERR_BODY_READ", error),
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for GetMetadataError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
