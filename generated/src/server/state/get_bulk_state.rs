//! `POST /v1.0/state/{storeName}/bulk`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::server::{
    ErrorResponse, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};
use crate::state::BulkStateItem;

/// Where [`get_bulk_state`](crate::DaprClient::get_bulk_state) is found.
pub const GET_BULK_STATE: Route = Route {
    operation: OperationId::GetBulkState,
    name: "GetBulkState",
    group: "state",
    methods: Methods::Listed(&["POST", "PUT"]),
    paths: &[RoutePath {
        template: "/v1.0/state/{storeName}/bulk",
        version: "v1",
        segments: &[
            Segment::Text("v1.0"),
            Segment::Text("state"),
            Segment::Parameter("storeName"),
            Segment::Text("bulk"),
        ],
    }],
    needs_token: true,
};

/// A request of [`get_bulk_state`](crate::DaprClient::get_bulk_state).
#[derive(Debug)]
pub struct GetBulkStateRequest {
    /// The name of the state store component.
    pub store_name: String,
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
    /// The keys and options of the bulk read.
    pub body: JsonBody<GetBulkStateBody>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl GetBulkStateRequest {
    /// Reads what came.
    pub fn read(request: RawRequest) -> Self {
        let mut parts = Parts::new(request);
        Self {
            store_name: parts.path(),
            metadata: parts.query_map("metadata."),
            traceparent: parts.header("traceparent"),
            tracestate: parts.header("tracestate"),
            baggage: parts.header("baggage"),
            body: parts.json_body(),
            head: parts.head(),
        }
    }

    /// Writes what is answered.
    pub fn response(outcome: Result<Vec<BulkStateItem>, GetBulkStateError>) -> RawResponse {
        match outcome {
            Ok(found) => RawResponse::new(200).json(&found),
            Err(error) => error.into_response(),
        }
    }
}

dapr_client_runtime::json_struct! {
    /// What the body of `get_bulk_state` holds.
    #[derive(Clone, Debug, PartialEq)]
    pub struct GetBulkStateBody {
        /// The keys to read. If empty, the result is empty.
        pub keys: Vec<String> = list "keys",
        /// The maximum number of keys to read in parallel. With 0, there is no limit. Only used by
        /// stores that do not support bulk reads.
        pub parallelism: Option<u32> = optional "parallelism",
        /// Metadata for the state store. Metadata in the query overrides it.
        pub body_metadata: BTreeMap<String, String> = map "metadata",
    }
}

/// Why [`get_bulk_state`](crate::DaprClient::get_bulk_state) fails.
#[derive(Debug)]
pub enum GetBulkStateError {
    /// 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none with this name.
    StateStoreNotFound(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not a valid request object or exceeds the
    /// sidecar's size limit, or a key contains `||`.
    MalformedRequest(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_STATE_STORE_NOT_CONFIGURED`: No state store is configured.
    StateStoreNotConfigured(ErrorResponse),
    /// 500 `ERR_STATE_BULK_GET`: The bulk read failed as a whole.
    StateBulkGet500(ErrorResponse),
    /// Any other status `ERR_STATE_BULK_GET`: The store failed and returned its own status,
    /// which can be any.
    StateBulkGetOther(u16, ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl GetBulkStateError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::StateStoreNotFound(error) => {
                RawResponse::error(400, "ERR_STATE_STORE_NOT_FOUND", error)
            }
            Self::MalformedRequest(error) => {
                RawResponse::error(400, "ERR_MALFORMED_REQUEST", error)
            }
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::StateStoreNotConfigured(error) => {
                RawResponse::error(500, "ERR_STATE_STORE_NOT_CONFIGURED", error)
            }
            Self::StateBulkGet500(error) => RawResponse::error(500, "ERR_STATE_BULK_GET", error),
            Self::StateBulkGetOther(status, error) => {
                RawResponse::error(status, "ERR_STATE_BULK_GET", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for GetBulkStateError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
