//! `POST /v1.0-alpha1/state/{storeName}/query`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::Json;
use dapr_client_runtime::server::{
    ErrorResponse, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};
use crate::state::{QueryStateAlpha1, StateQueryPage, StateQuerySort};

/// Where [`query_state_alpha1`](crate::DaprClient::query_state_alpha1) is found.
pub const QUERY_STATE_ALPHA1: Route = Route {
    operation: OperationId::QueryStateAlpha1,
    name: "QueryStateAlpha1",
    group: "state",
    methods: Methods::Listed(&["POST", "PUT"]),
    paths: &[RoutePath {
        template: "/v1.0-alpha1/state/{storeName}/query",
        version: "v1alpha1",
        segments: &[
            Segment::Text("v1.0-alpha1"),
            Segment::Text("state"),
            Segment::Parameter("storeName"),
            Segment::Text("query"),
        ],
    }],
    needs_token: true,
};

/// A request of [`query_state_alpha1`](crate::DaprClient::query_state_alpha1).
#[derive(Debug)]
pub struct QueryStateAlpha1Request {
    /// The name of the state store component.
    pub store_name: String,
    /// Metadata for the state store, for example `queryIndexName` and `contentType` for Redis.
    /// Each entry is sent as a separate query parameter.
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
    /// The query.
    pub body: JsonBody<QueryStateAlpha1Body>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl QueryStateAlpha1Request {
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
    pub fn response(outcome: Result<QueryStateAlpha1, QueryStateAlpha1Error>) -> RawResponse {
        match outcome {
            Ok(QueryStateAlpha1::Found(found)) => RawResponse::new(200).json(&found),
            Ok(QueryStateAlpha1::Empty) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

dapr_client_runtime::json_struct! {
    /// What the body of `query_state_alpha1` holds.
    #[derive(Clone, Debug, PartialEq)]
    pub struct QueryStateAlpha1Body {
        /// The filter, as an object with a single member. `EQ`, `NEQ`, `GT`, `GTE`, `LT` and `LTE`
        /// compare a field with a value, `IN` compares it with an array of values, and `AND` and
        /// `OR` combine an array of filters. If omitted, all values match.
        pub filter: Option<Json> = optional "filter",
        /// The fields to sort by, the most significant first.
        pub sort: Vec<StateQuerySort> = list "sort",
        /// The page of results to return. If omitted, all results are returned.
        pub page: Option<StateQueryPage> = optional "page",
    }
}

/// Why [`query_state_alpha1`](crate::DaprClient::query_state_alpha1) fails.
#[derive(Debug)]
pub enum QueryStateAlpha1Error {
    /// 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none with this name.
    StateStoreNotFound(ErrorResponse),
    /// 400 `ERR_BODY_READ`: The request body could not be read, or it exceeds the sidecar's
    /// size limit.
    BodyRead(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_STATE_STORE_NOT_CONFIGURED`: No state store is configured.
    StateStoreNotConfigured(ErrorResponse),
    /// 500 `ERR_STATE_STORE_NOT_SUPPORTED`: The store does not support queries.
    StateStoreNotSupported(ErrorResponse),
    /// 500 `ERR_STATE_QUERY`: The query failed, for example because it is malformed (which is
    /// not 400) or because the store uses encryption.
    StateQuery(ErrorResponse),
    /// Any status and code: The store failed and returned its own status, error code and
    /// details.
    Other(u16, String, ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl QueryStateAlpha1Error {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::StateStoreNotFound(error) => {
                RawResponse::error(400, "ERR_STATE_STORE_NOT_FOUND", error)
            }
            Self::BodyRead(error) => RawResponse::error(400, "ERR_BODY_READ", error),
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::StateStoreNotConfigured(error) => {
                RawResponse::error(500, "ERR_STATE_STORE_NOT_CONFIGURED", error)
            }
            Self::StateStoreNotSupported(error) => {
                RawResponse::error(500, "ERR_STATE_STORE_NOT_SUPPORTED", error)
            }
            Self::StateQuery(error) => RawResponse::error(500, "ERR_STATE_QUERY", error),
            Self::Other(status, code, error) => RawResponse::error(status, &code, error),
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for QueryStateAlpha1Error {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
