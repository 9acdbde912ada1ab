//! `POST /v1.0/state/{storeName}`
//!
//! Made by `cargo xtask codegen` from the description in `spec/`. Not edited by hand.

use std::collections::BTreeMap;

use dapr_client_runtime::server::{
    ErrorResponse, JsonBody, Parts, RawRequest, RawResponse, RequestHead,
};

use crate::server::{Methods, OperationId, Route, RoutePath, Segment};
use crate::state::StateItem;

/// Where [`save_state`](crate::DaprClient::save_state) is found.
pub const SAVE_STATE: Route = Route {
    operation: OperationId::SaveState,
    name: "SaveState",
    group: "state",
    methods: Methods::Listed(&["POST", "PUT"]),
    paths: &[RoutePath {
        template: "/v1.0/state/{storeName}",
        version: "v1",
        segments: &[
            Segment::Text("v1.0"),
            Segment::Text("state"),
            Segment::Parameter("storeName"),
        ],
    }],
    needs_token: true,
};

/// A request of [`save_state`](crate::DaprClient::save_state).
#[derive(Debug)]
pub struct SaveStateRequest {
    /// The name of the state store component.
    pub store_name: String,
    /// Metadata for every item, for example `ttlInSeconds`. Each entry is sent as a separate
    /// query parameter and overrides the metadata of the items.
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
    /// The items to save. An empty list succeeds.
    pub body: JsonBody<Vec<StateItem>>,
    /// Method, path, query and headers, as they came.
    pub head: RequestHead,
}

impl SaveStateRequest {
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
    pub fn response(outcome: Result<(), SaveStateError>) -> RawResponse {
        match outcome {
            Ok(()) => RawResponse::new(204),
            Err(error) => error.into_response(),
        }
    }
}

/// Why [`save_state`](crate::DaprClient::save_state) fails.
#[derive(Debug)]
pub enum SaveStateError {
    /// 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none with this name.
    StateStoreNotFound(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not an array of items or exceeds the sidecar's
    /// size limit, or a key is empty or contains `||`. No item was saved.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_STATE_SAVE`: An ETag is malformed. Some stores return 409 instead.
    StateSave400(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The sidecar does not serve this path.
    DirectInvoke(ErrorResponse),
    /// 409 `ERR_STATE_SAVE`: An ETag does not match.
    StateSave409(ErrorResponse),
    /// 500 `ERR_STATE_STORE_NOT_CONFIGURED`: No state store is configured.
    StateStoreNotConfigured(ErrorResponse),
    /// 500 `ERR_STATE_SAVE`: The store failed, or the concurrency mode, consistency mode or
    /// time to live of an item is invalid.
    StateSave500(ErrorResponse),
    /// Any other status `ERR_STATE_SAVE`: The store failed and returned its own status, which
    /// can be any.
    StateSaveOther(u16, ErrorResponse),
    /// A response that the description does not have.
    Undeclared(Box<RawResponse>),
}

impl SaveStateError {
    /// Writes it.
    pub fn into_response(self) -> RawResponse {
        match self {
            Self::StateStoreNotFound(error) => {
                RawResponse::error(400, "ERR_STATE_STORE_NOT_FOUND", error)
            }
            Self::MalformedRequest(error) => {
                RawResponse::error(400, "ERR_MALFORMED_REQUEST", error)
            }
            Self::StateSave400(error) => RawResponse::error(400, "ERR_STATE_SAVE", error),
            Self::DirectInvoke(error) => RawResponse::error(404, "ERR_DIRECT_INVOKE", error),
            Self::StateSave409(error) => RawResponse::error(409, "ERR_STATE_SAVE", error),
            Self::StateStoreNotConfigured(error) => {
                RawResponse::error(500, "ERR_STATE_STORE_NOT_CONFIGURED", error)
            }
            Self::StateSave500(error) => RawResponse::error(500, "ERR_STATE_SAVE", error),
            Self::StateSaveOther(status, error) => {
                RawResponse::error(status, "ERR_STATE_SAVE", error)
            }
            Self::Undeclared(response) => *response,
        }
    }
}

impl From<RawResponse> for SaveStateError {
    fn from(response: RawResponse) -> Self {
        Self::Undeclared(Box::new(response))
    }
}
