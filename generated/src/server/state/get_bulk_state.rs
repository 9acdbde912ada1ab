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
    /// Something that the store wants to know, for example `partitionKey`. Each entry is a
    /// query parameter of its own.
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
    /// Which keys to read, and how.
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
        /// The keys to read. Without any the answer is empty.
        pub keys: Vec<String> = list "keys",
        /// How many keys are read at the same time; 0 is no limit. It matters only to stores that
        /// cannot read several keys at once.
        pub parallelism: Option<u32> = optional "parallelism",
        /// Something that the store wants to know. An entry of the same name in the query wins.
        pub body_metadata: BTreeMap<String, String> = map "metadata",
    }
}

/// Why [`get_bulk_state`](crate::DaprClient::get_bulk_state) fails.
#[derive(Debug)]
pub enum GetBulkStateError {
    /// 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none of this name.
    StateStoreNotFound(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not an object of this shape, or it is larger
    /// than the sidecar allows; or a key contains `||`.
    MalformedRequest(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 500 `ERR_STATE_STORE_NOT_CONFIGURED`: The sidecar has no state store at all.
    StateStoreNotConfigured(ErrorResponse),
    /// 500 `ERR_STATE_BULK_GET`: The store failed as a whole.
    StateBulkGet500(ErrorResponse),
    /// Any other status `ERR_STATE_BULK_GET`: The store failed and chose the status, which can
    /// be any.
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
