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
    /// Something that the store wants to know about every item, for example `ttlInSeconds`.
    /// Each entry is a query parameter of its own and wins over the entry of the same name in
    /// each item.
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
    /// The items to write, also when it is a single one. None at all is a success.
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
    /// 400 `ERR_STATE_STORE_NOT_FOUND`: The sidecar has state stores, but none of this name.
    StateStoreNotFound(ErrorResponse),
    /// 400 `ERR_MALFORMED_REQUEST`: The body is not an array of items, or it is larger than the
    /// sidecar allows; or a key is empty or contains `||`. Nothing has been stored.
    MalformedRequest(ErrorResponse),
    /// 400 `ERR_STATE_SAVE`: An ETag has a form that the store does not know. Some stores say
    /// 409 to that.
    StateSave400(ErrorResponse),
    /// 404 `ERR_DIRECT_INVOKE`: The path belongs to no operation that this sidecar serves.
    DirectInvoke(ErrorResponse),
    /// 409 `ERR_STATE_SAVE`: An ETag does not match.
    StateSave409(ErrorResponse),
    /// 500 `ERR_STATE_STORE_NOT_CONFIGURED`: The sidecar has no state store at all.
    StateStoreNotConfigured(ErrorResponse),
    /// 500 `ERR_STATE_SAVE`: The store failed, or it cannot read something about an item: the
    /// concurrency, the consistency or the time to live.
    StateSave500(ErrorResponse),
    /// Any other status `ERR_STATE_SAVE`: The store failed and chose the status, which can be
    /// any.
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
