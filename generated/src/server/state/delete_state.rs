//! `DELETE /v1.0/state/{storeName}/{key}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::Body;
use dapr_client_runtime::server::{
    ErrorResponse, Given, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};
use crate::state::{Concurrency, Consistency};

/// Where [`delete_state`](crate::DaprClient::delete_state) is found.
pub const DELETE_STATE: Route = Route {
    operation: OperationId::DeleteState,
    name: "DeleteState",
    group: "state",
    methods: Methods::Listed(&["DELETE"]),
    paths: &[RoutePath {
        template: "/v1.0/state/{storeName}/{key}",
        version: "v1",
        segments: &[
            Segment::Text("v1.0"),
            Segment::Text("state"),
            Segment::Parameter("storeName"),
            Segment::Parameter("key"),
        ],
    }],
    needs_token: true,
};

/// A request of [`delete_state`](crate::DaprClient::delete_state).
#[derive(Debug)]
pub struct DeleteStateRequest {
    /// The name of the state store component.
    pub store_name: String,
    /// The key. It may contain any character, but not `||`.
    pub key: String,
    /// The ETag that the current value must have for the delete to succeed, without quotes. If
    /// the key has no value, no ETag matches. An empty string is the same as no ETag.
    pub if_match: Option<String>,
    /// The concurrency mode, which determines whether an ETag is required.
    pub concurrency: Option<Given<Concurrency>>,
    /// The consistency mode of the read or write. Stores with a single consistency mode ignore
    /// it.
    pub consistency: Option<Given<Consistency>>,
    /// Metadata for the state store, for example `partitionKey`. Each entry is sent as a
    /// separate query parameter.
    pub metadata: BTreeMap<String, String>,
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

impl DeleteStateRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            store_name: parts.path(),
            key: parts.path(),
            if_match: parts.header("If-Match"),
            concurrency: parts.given_query("concurrency"),
            consistency: parts.given_query("consistency"),
            metadata: parts.query_map("metadata."),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<(), DeleteStateError>) -> RawResponse {
        match outcome {
            Ok(()) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`delete_state`](crate::DaprClient::delete_state) fails.
#[derive(Debug)]
pub enum DeleteStateError {
    /// 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none with this name.
    StateStoreNotFound(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The key contains `||`.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_STATE_DELETE`: The ETag is malformed. Some stores return 409 instead.
    StateDelete400(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 409 `ERR_STATE_DELETE`: The ETag does not match.
    StateDelete409(ErrorResponse),
    /// 500 `ERR_STATE_STORE_NOT_CONFIGURED`: No state store is configured.
    StateStoreNotConfigured(ErrorResponse),
    /// 500 `ERR_STATE_DELETE`: The store failed, or the concurrency or consistency mode is
    /// unknown.
    StateDelete500(ErrorResponse),
    /// Any other status `ERR_STATE_DELETE`: The store failed and returned its own status, which
    /// can be any.
    StateDeleteOther(u16, ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl DeleteStateError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::StateStoreNotFound(error) => {
                RawResponse::error(400, "ERR_STATE_STORE_NOT_FOUND", error)
            }
            Self::MalformedRequest(error) => {
                RawResponse::error(400, "ERR_MALFORMED_REQUEST", error)
            }
            Self::StateDelete400(error) => RawResponse::error(400, "ERR_STATE_DELETE", error),
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::StateDelete409(error) => RawResponse::error(409, "ERR_STATE_DELETE", error),
            Self::StateStoreNotConfigured(error) => {
                RawResponse::error(500, "ERR_STATE_STORE_NOT_CONFIGURED", error)
            }
            Self::StateDelete500(error) => RawResponse::error(500, "ERR_STATE_DELETE", error),
            Self::StateDeleteOther(status, error) => {
                RawResponse::error(status, "ERR_STATE_DELETE", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for DeleteStateError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
