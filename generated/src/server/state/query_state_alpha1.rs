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
    /// Something that the store wants to know, for example `queryIndexName` and `contentType`
    /// for Redis. Each entry is a query parameter of its own.
    pub metadata: BTreeMap<String, String>,
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
    /// What to look for.
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
        /// Which values to find: an object with a single member. `EQ`, `NEQ`, `GT`, `GTE`, `LT` and
        /// `LTE` compare one field with a value, `IN` compares it with an array of values, and
        /// `AND` and `OR` combine an array of filters. Without a filter everything is found.
        pub filter: Option<Json> = optional "filter",
        /// By which fields the results are sorted, the most important first.
        pub sort: Vec<StateQuerySort> = list "sort",
        /// Which part of the results to return. Without it, all of them.
        pub page: Option<StateQueryPage> = optional "page",
    }
}

/// Why [`query_state_alpha1`](crate::DaprClient::query_state_alpha1) fails.
#[derive(Debug)]
pub enum QueryStateAlpha1Error {
    /// 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none of this name.
    StateStoreNotFound(ErrorResponse),
    /// 400 `ERR_BODY_READ`: The body could not be read, or it is larger than the sidecar
    /// allows.
    BodyRead(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_STATE_STORE_NOT_CONFIGURED`: The sidecar has no state store at all.
    StateStoreNotConfigured(ErrorResponse),
    /// 500 `ERR_STATE_STORE_NOT_SUPPORTED`: The store does not support queries.
    StateStoreNotSupported(ErrorResponse),
    /// 500 `ERR_STATE_QUERY`: The query failed. Among the reasons are a query that cannot be
    /// read, which is not 400, and a store that encrypts its values.
    StateQuery(ErrorResponse),
    /// Any status and code: The store failed and chose a status of its own. The code and the
    /// details are the store's, too.
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
